using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace DevOpsNotes.Storage.Tests.AzureTables.Service;

/// <summary>
/// Speaks the protocol of Azure Table storage, of which it knows what the store uses, and is as strict: every request must be
/// signed, dated and marked as documented. Unlike the emulator it can misbehave as networks and large services do.
/// </summary>
internal sealed class InMemoryTableService : HttpPipelineTransport
{
    public const string Account = "contosobot";
    public const string Key = "aW52ZW50ZWQga2V5IG9mIGFuIGludmVudGVkIGFjY291bnQ=";
    public const string ConnectionString = $"DefaultEndpointsProtocol=https;AccountName={Account};AccountKey={Key};EndpointSuffix=core.windows.net";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ServiceTable> _tables = [];
    private readonly List<ServiceRequest> _requests = [];

    /// <summary>May answer in the service's place, before anything is applied.</summary>
    public Func<ServiceRequest, CancellationToken, Task<ServiceReply?>> Before { get; set; } = (_, _) => Task.FromResult<ServiceReply?>(null);

    /// <summary>May change an answer, or lose it, after all was applied.</summary>
    public Func<ServiceRequest, ServiceReply, ServiceReply> After { get; set; } = (_, reply) => reply;

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public int PageRows { get; set; } = 1000;

    public bool HasEmptyPages { get; set; }

    /// <summary>All that arrived, every attempt of it.</summary>
    public IReadOnlyList<ServiceRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    public void Drop(string table)
    {
        lock (_lock)
            _tables.Remove(table);
    }

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing blocks.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        using var body = new MemoryStream();
        if (message.Request.Content is { } content)
            await content.WriteToAsync(body, message.CancellationToken);
        var request = new ServiceRequest(
            message.Request.Method.Method,
            message.Request.Uri.ToUri(),
            message.Request.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetString(body.ToArray()));
        lock (_lock)
            _requests.Add(request);
        message.Response = await Before(request, message.CancellationToken) ?? After(request, Answer(request));
    }

    private ServiceReply Answer(ServiceRequest request)
    {
        lock (_lock)
        {
            try
            {
                return Refusal(request) ?? (request.IsTransaction ? Transaction(request) : Single(request));
            }
            catch (Exception e) when (e is FormatException or KeyNotFoundException or JsonException)
            {
                return ServiceReply.Error(400, "InvalidInput", e.Message);
            }
        }
    }

    private ServiceReply? Refusal(ServiceRequest request)
    {
        var date = DateTimeOffset.ParseExact(request.Header("x-ms-date")!, "R", CultureInfo.InvariantCulture);
        if ((date - Time.GetUtcNow()).Duration() > TimeSpan.FromMinutes(15) || request.Header("Authorization") != Signature(request))
            return ServiceReply.Error(403, "AuthenticationFailed");
        if (request.Header("x-ms-version") != "2020-12-06" || !request.Header("Accept")!.StartsWith("application/json", StringComparison.Ordinal))
            return ServiceReply.Error(400, "InvalidHeaderValue");
        if (request.Header("DataServiceVersion") != "3.0;NetFx" || request.Header("MaxDataServiceVersion") != "3.0;NetFx")
            return ServiceReply.Error(400, "InvalidHeaderValue");
        var wantsContent = request is { Method: "POST", IsTransaction: false } && request.Header("Prefer") != "return-no-content";
        return wantsContent || (request.Body.Length > 0 && request.Header("Content-Type") is null) ? ServiceReply.Error(400, "MissingRequiredHeader") : null;
    }

    private static string Signature(ServiceRequest request) => $"SharedKeyLite {Account}:" + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(Key), Encoding.UTF8.GetBytes($"{request.Header("x-ms-date")}\n/{Account}{request.Uri.AbsolutePath}")));

    private ServiceReply Single(ServiceRequest request)
    {
        if (request.Resource == "Tables")
        {
            using var json = JsonDocument.Parse(request.Body);
            return _tables.TryAdd(json.RootElement.GetProperty("TableName").GetString()!, new ServiceTable())
                ? new ServiceReply(204)
                : ServiceReply.Error(409, "TableAlreadyExists");
        }

        if (Find(request) is not { } table)
            return ServiceReply.Error(404, "TableNotFound");
        return request.Resource.EndsWith("()", StringComparison.Ordinal) ? table.Query(request, PageRows, HasEmptyPages) : table.Apply(request);
    }

    private ServiceReply Transaction(ServiceRequest request)
    {
        var operations = ServiceTransaction.Read(request);
        if (Find(operations[0]) is not { } table)
            return ServiceTransaction.Answer([ServiceReply.Error(404, "TableNotFound", "0:The table specified does not exist.")]);
        var (replies, failed) = table.ApplyAll(operations);
        if (failed is null)
            return ServiceTransaction.Answer(replies);
        replies[0].Headers.TryGetValue("x-ms-error-code", out var code);
        return ServiceTransaction.Answer([ServiceReply.Error(replies[0].Status, code!, $"{failed}:The action could not be applied.")]);
    }

    private ServiceTable? Find(ServiceRequest request) => _tables.GetValueOrDefault(request.Resource.Split('(')[0]);
}
