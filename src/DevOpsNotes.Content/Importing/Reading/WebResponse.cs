using System.Net;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>Reads one HTTP response that is the end of its redirects.</summary>
internal static class WebResponse
{
    private const int LongestETag = 1024;

    public static bool IsRedirect(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    public static Uri RedirectTarget(Uri source, Uri url, HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location || !Uri.TryCreate(url, location, out var target))
            throw new SourceException(source.AbsoluteUri, "redirects without saying where to; check the address");
        if (target.Scheme != Uri.UriSchemeHttp && target.Scheme != Uri.UriSchemeHttps)
            throw new SourceException(source.AbsoluteUri, $"redirects to {target.Scheme}; only http and https addresses can be imported");
        if (target.UserInfo.Length > 0)
            throw new SourceException(source.AbsoluteUri, "redirects to an address with a user name or password; save the page and import the file");

        return target;
    }

    public static async Task<WebAttempt> ReadAsync(
        Uri source, Uri url, HttpResponseMessage response, Validators validators, TimeProvider time, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified && validators != Validators.None)
            return new WebAttempt.Done(new WebReadResult.NotModified());
        if (!response.IsSuccessStatusCode)
            return Refused(source, response, time);
        if (response.Content.Headers.ContentLength > SourceLimits.MaxBytes)
            throw TooLarge(source);

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var expected = (int)(response.Content.Headers.ContentLength ?? 0);
        var bytes = await BoundedReader.ReadToEndAsync(body, SourceLimits.MaxBytes, expected, cancellationToken) ?? throw TooLarge(source);
        if (bytes.Length == 0)
            throw new SourceException(source.AbsoluteUri, "answered with an empty document; check the address");

        return new WebAttempt.Done(new WebReadResult.Fetched(new RawDocument
        {
            Key = source.AbsoluteUri,
            Name = source.AbsoluteUri,
            Bytes = bytes,
            Url = CanonicalUrl.From(url),
            Charset = response.Content.Headers.ContentType?.CharSet?.Trim('"', '\''),
            MediaType = response.Content.Headers.ContentType?.MediaType,
            ETag = response.Headers.NonValidated.TryGetValues("ETag", out var etag) && etag.ToString() is { Length: <= LongestETag } tag ? tag : null,
            // Servers that do not know send the year 1.
            LastModified = response.Content.Headers.LastModified is { Year: > 1900 } modified ? modified : null,
        }));
    }

    private static WebAttempt.Failed Refused(Uri source, HttpResponseMessage response, TimeProvider time)
    {
        var transient = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

        var retryAfter = response.Headers.RetryAfter is { } header
            ? header.Delta ?? header.Date - time.GetUtcNow()
            : null;

        return new WebAttempt.Failed(
            new SourceException(source.AbsoluteUri, $"answered {Status(response.StatusCode)}; {Advice(response.StatusCode)}"),
            transient,
            retryAfter < TimeSpan.Zero ? TimeSpan.Zero : retryAfter);
    }

    // The server's own reason phrase is foreign text; this is the standard one.
    private static string Status(HttpStatusCode status)
    {
        using var standard = new HttpResponseMessage(status);
        return $"{(int)status} {standard.ReasonPhrase}".TrimEnd();
    }

    private static string Advice(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => "save the page and import the file",
        429 or >= 500 => "try again later",
        _ => "check the address",
    };

    private static SourceException TooLarge(Uri source) =>
        new(source.AbsoluteUri, $"is larger than {SourceLimits.MaxBytesText}; import a part of it");
}
