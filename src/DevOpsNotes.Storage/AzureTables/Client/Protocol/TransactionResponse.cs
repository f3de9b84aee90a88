using System.Globalization;
using System.Net.Http.Headers;
using Azure;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// Takes the answer to a transaction apart, by its boundaries. Throws <see cref="FormatException"/> when it is not whole:
/// what was cut off may have been a refusal.
/// </summary>
internal static class TransactionResponse
{
    public static IReadOnlyList<PartResponse> Read(Response response)
    {
        var text = response.Content.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
        if (Parts(text, Boundary(response.Headers.ContentType)) is not [var only])
            throw new FormatException("The answer has not one change set.");

        // A refusal may stand there without a change set around it.
        var (headers, body) = Divide(only);
        var type = HeaderOf(headers, "Content-Type");
        return type?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
            ? [.. Parts(body, Boundary(type)).Select(part => Answer(Divide(part).Body))]
            : [Answer(body)];
    }

    private static List<string> Parts(string text, string boundary)
    {
        var parts = new List<string>();
        List<string>? lines = null;
        foreach (var line in text.Split('\n'))
        {
            var isEnd = line.TrimEnd() == $"--{boundary}--";
            if (isEnd || line.TrimEnd() == $"--{boundary}")
            {
                if (lines is not null)
                    parts.Add(string.Join('\n', lines));
                if (isEnd)
                    return parts;
                lines = [];
            }
            else
            {
                lines?.Add(line);
            }
        }

        throw new FormatException("The answer breaks off.");
    }

    private static string Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value is { } boundary
            ? boundary.Trim('"')
            : throw new FormatException("The answer is not in parts.");

    private static (string[] Headers, string Body) Divide(string part)
    {
        var text = part.TrimStart('\n');
        return text.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var end
            ? (text[..end].Split('\n'), text[(end + 2)..])
            : (text.Split('\n'), "");
    }

    private static PartResponse Answer(string http)
    {
        var (head, body) = Divide(http);
        if (head[0].Split(' ', 3) is not [var protocol, var status, .. var reason]
            || !protocol.StartsWith("HTTP/", StringComparison.Ordinal)
            || !int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
        {
            throw new FormatException("A part of the answer has no status.");
        }

        return new PartResponse(code, string.Concat(reason), [.. head.Skip(1).Select(Header)], body.Trim());
    }

    private static Azure.Core.HttpHeader Header(string line) => line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        ? new(line[..colon].Trim(), line[(colon + 1)..].Trim())
        : throw new FormatException("A part of the answer has a line that is no header.");

    private static string? HeaderOf(string[] headers, string name) =>
        headers.Select(Header).Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();
}
