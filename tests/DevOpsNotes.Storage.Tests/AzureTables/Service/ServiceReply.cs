using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;

namespace DevOpsNotes.Storage.Tests.AzureTables.Service;

/// <summary>An answer of the service.</summary>
internal sealed class ServiceReply : Response
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public ServiceReply(int status, string body = "", string contentType = "application/json;odata=minimalmetadata")
    {
        Status = status;
        Body = body;
        ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(body));
        this["Content-Type"] = contentType;
    }

    public string Body { get; }

    public override int Status { get; }

    public override string ReasonPhrase => $"Reason {Status}";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = "";

    public IReadOnlyDictionary<string, string> All => _headers;

    public string this[string header]
    {
        set => _headers[header] = value;
    }

    /// <summary>A refusal as the service puts it: the code in a header and in the body.</summary>
    public static ServiceReply Error(int status, string code, string message = "It says why.") => new(status, JsonSerializer.Serialize(
        new Dictionary<string, object> { ["odata.error"] = new { code, message = new { lang = "en-US", value = message } } })) { ["x-ms-error-code"] = code };

    /// <summary>The same answer with other words in it.</summary>
    public ServiceReply WithBody(string body)
    {
        var reply = new ServiceReply(Status, body);
        foreach (var (name, value) in _headers)
            reply[name] = value;
        return reply;
    }

    public override void Dispose()
    {
        // Memory only.
    }

    protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = _headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }
}
