using System.Diagnostics;
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
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        finally
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
                Describe(span, context, status);
        }
    });

    private static void Describe(Activity span, HttpContext context, int status)
    {
        // What somebody tries that is not there has no route, and its path is not told.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", status);
        // Probes come all the time, and say nothing that is not in the health itself.
        if (route?.StartsWith("/healthz", StringComparison.Ordinal) == true)
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
