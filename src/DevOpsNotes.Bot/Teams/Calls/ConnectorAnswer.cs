using System.Text.Json;
using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Teams.Calls;

/// <summary>Reads what the connector answered, which may be HTML, nothing, or half of something.</summary>
internal static class ConnectorAnswer
{
    /// <summary>No more of an answer is read, in bytes; what the connector says is far shorter.</summary>
    private const int Largest = 64 * 1024;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public static async Task<ConnectorResult> Read(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var body = await Body(response.Content, cancellationToken);
        var json = Parse(body.Span);
        if (response.IsSuccessStatusCode)
        {
            // What answers something else to a success is not the connector, and what it did with the message is not known.
            return body.IsEmpty || json.ValueKind == JsonValueKind.Object
                ? new ConnectorResult(null, null, null, new ForeignJson(json).Text("id"))
                : ConnectorResult.Failed(ConnectorErrorClass.Unknown, "not an answer of Teams");
        }

        var status = (int)response.StatusCode;
        var code = ConnectorErrors.CodeOf(status, new ForeignJson(json)) ?? $"{status}";
        var error = ConnectorErrors.ClassOf(status, code);
        return ConnectorResult.Failed(error, code, error == ConnectorErrorClass.RateLimited ? RetryAfter(response, time) : null);
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<ReadOnlyMemory<byte>> Body(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[Largest];
        var length = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            length = await stream.ReadAtLeastAsync(buffer, Largest, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // The status has come, and it says what matters.
        }

        var body = buffer.AsMemory(0, length);
        return body.Span.StartsWith(Mark) ? body[Mark.Length..] : body;
    }

    private static JsonElement Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
