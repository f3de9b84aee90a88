using Microsoft.AspNetCore.Http.Features;

namespace DevOpsNotes.Bot.Edges;

/// <summary>Reads the raw body of a request, once.</summary>
internal static class RequestBody
{
    /// <summary>Nothing that a platform sends is larger, in bytes.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>The body; <see langword="null"/> when it is larger than <see cref="Largest"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpContext context)
    {
        if (context.Request.ContentLength > Largest)
            return null;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Largest;
        using var buffer = new MemoryStream();
        try
        {
            var chunk = new byte[4096];
            for (int length; (length = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0;)
            {
                if (buffer.Length + length > Largest)
                    return null;
                buffer.Write(chunk, 0, length);
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
