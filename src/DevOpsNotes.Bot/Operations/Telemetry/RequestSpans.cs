using Microsoft.AspNetCore.Http.Features;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>
/// Says of the span of a request what was asked for and what came of it
/// (https://opentelemetry.io/docs/specs/semconv/http/http-spans/). The framework's own span has only a name that is always the same.
/// </summary>
internal static class RequestSpans
{
    public static void UseRequestSpans(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
            return;
        // What somebody tries that is not there has no route, and its path is not told.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
    });
}
