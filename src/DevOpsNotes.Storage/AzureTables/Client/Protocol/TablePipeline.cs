using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>Sends requests to one account: dated, signed and repeated as Azure.Core does.</summary>
internal sealed class TablePipeline
{
    private readonly string _endpoint;
    private readonly string _version;
    private readonly HttpPipeline _pipeline;

    public TablePipeline(Uri endpoint, HttpPipelinePolicy authorization, TableClientOptions options)
    {
        _endpoint = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _version = options.Version;
        var pipeline = new HttpPipelineOptions(options) { RequestFailedDetailsParser = new TableErrorParser() };
        // Once for each attempt: with the date of the first, a late one would be refused.
        pipeline.PerRetryPolicies.Add(new DatePolicy(options.Time));
        pipeline.PerRetryPolicies.Add(authorization);
        _pipeline = HttpPipelineBuilder.Build(pipeline);
    }

    public HttpMessage CreateMessage(TableRequest request)
    {
        var message = CreateMessage(request.Method, request.Resource, request.Body);
        foreach (var (name, value) in request.Headers)
            message.Request.Headers.SetValue(name, value);
        return message;
    }

    /// <summary>All of the requests as one transaction.</summary>
    public HttpMessage CreateMessage(IReadOnlyList<TableRequest> requests)
    {
        var content = new TransactionContent(_endpoint, requests);
        var message = CreateMessage(RequestMethod.Post, "$batch", content.Body);
        message.Request.Headers.SetValue("Accept", "application/json");
        message.Request.Headers.SetValue("Content-Type", content.Type);
        return message;
    }

    /// <summary>What the service says, whatever its status.</summary>
    public async Task<Response> Send(HttpMessage message, CancellationToken cancellationToken)
    {
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response;
    }

    private HttpMessage CreateMessage(RequestMethod method, string resource, byte[]? body)
    {
        var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri($"{_endpoint}/{resource}"));
        message.Request.Headers.SetValue("x-ms-version", _version);
        message.Request.Headers.SetValue("DataServiceVersion", TableRequest.DataServiceVersion);
        message.Request.Headers.SetValue("MaxDataServiceVersion", TableRequest.DataServiceVersion);
        if (body is not null)
            message.Request.Content = RequestContent.Create(body);
        return message;
    }
}
