namespace DevOpsNotes.Bot.Web;

/// <summary>What a browser may do with the page: use the page's own style and script, and send its forms back (the only image is the empty icon). Nothing else.</summary>
internal static class PageHeaders
{
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // As antiforgery sets it, which warns of anything else.
        headers.CacheControl = "no-cache, no-store";
    }
}
