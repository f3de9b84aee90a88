using System.Globalization;
using System.Text;

namespace DevOpsNotes.Storage.Tests.AzureTables.Service;

/// <summary>An entity group transaction as it is sent and answered.</summary>
internal static class ServiceTransaction
{
    /// <summary>The operations; throws <see cref="FormatException"/> for anything that the service would not understand.</summary>
    public static IReadOnlyList<ServiceRequest> Read(ServiceRequest request)
    {
        var batch = Parts(request.Body, Boundary(request.Header("Content-Type")));
        var (headers, body) = Divide(Assert.Single(batch));
        return [.. Parts(body, Boundary(Headers(headers)["Content-Type"])).Select(Operation)];
    }

    public static ServiceReply Answer(IReadOnlyList<ServiceReply> replies)
    {
        var (batch, changes) = ($"batchresponse_{Guid.NewGuid()}", $"changesetresponse_{Guid.NewGuid()}");
        var text = new StringBuilder($"--{batch}\r\nContent-Type: multipart/mixed; boundary={changes}\r\n\r\n");
        foreach (var reply in replies)
        {
            text.Append($"--{changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            text.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {reply.ReasonPhrase}\r\n");
            foreach (var (name, value) in reply.All)
                text.Append($"{name}: {value}\r\n");
            text.Append($"\r\n{reply.Body}\r\n");
        }

        text.Append($"--{changes}--\r\n--{batch}--\r\n");
        return new ServiceReply(202, text.ToString(), $"multipart/mixed; boundary={batch}");
    }

    private static ServiceRequest Operation(string part)
    {
        var (headers, http) = Divide(part);
        Check(Headers(headers) is var outer && outer["Content-Type"] == "application/http" && outer["Content-Transfer-Encoding"] == "binary", part);
        var (head, body) = Divide(http);
        var line = head.Split("\r\n")[0].Split(' ');
        Check(line is [_, _, "HTTP/1.1"] && Uri.TryCreate(line[1], UriKind.Absolute, out _), part);
        var inner = Headers(head[(head.IndexOf("\r\n", StringComparison.Ordinal) + 2)..]);
        Check(inner["Accept"].Contains("minimalmetadata", StringComparison.Ordinal) && inner.ContainsKey("DataServiceVersion"), part);
        Check(line[0] == "DELETE" ? inner.ContainsKey("If-Match") : inner["Content-Type"] == "application/json", part);
        return new ServiceRequest(line[0], new Uri(line[1]), inner, body);
    }

    private static string[] Parts(string body, string boundary)
    {
        Check(body.StartsWith($"--{boundary}\r\n", StringComparison.Ordinal) && body.TrimEnd().EndsWith($"\r\n--{boundary}--", StringComparison.Ordinal), body);
        var parts = ("\r\n" + body.TrimEnd())[..^2].Split($"\r\n--{boundary}");
        return [.. parts[1..^1].Select(part => part[2..])];
    }

    private static string Boundary(string? contentType)
    {
        var at = contentType!.IndexOf("boundary=", StringComparison.Ordinal);
        Check(contentType.StartsWith("multipart/mixed;", StringComparison.Ordinal) && at > 0, contentType);
        return contentType[(at + "boundary=".Length)..];
    }

    private static (string Head, string Body) Divide(string part)
    {
        var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Check(end > 0, part);
        return (part[..end], part[(end + 4)..]);
    }

    private static Dictionary<string, string> Headers(string lines) => lines.Split("\r\n").Select(line => line.Split(": ", 2))
        .ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase);

    private static void Check(bool holds, string text)
    {
        if (!holds)
            throw new FormatException($"Not as the service wants it: {text}");
    }
}
