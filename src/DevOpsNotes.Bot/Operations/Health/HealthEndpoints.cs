using System.Text.Json;
using DevOpsNotes.Bot.Operations.Limits;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DevOpsNotes.Bot.Operations.Health;

/// <summary>
/// <c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: it has what it needs to answer questions; 503 only where this
/// host cannot, and another may. All of it is told from memory, so that a probe never waits for what it asks about.
/// </summary>
internal static class HealthEndpoints
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<StoreHealth>();
        services.AddHostedService(provider => provider.GetRequiredService<StoreHealth>());
        // It writes down with each probe what whoever found out has written down once.
        services.AddLogging(logging => logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical));
        services.AddHealthChecks().AddCheck<GracefulStop>("host").AddCheck<NoteSnapshots>("notes").AddCheck<StoreHealth>("store");
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/healthz/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write });
        Map(routes, "/healthz/ready", new HealthCheckOptions { ResponseWriter = Write });
    }

    private static void Map(IEndpointRouteBuilder routes, string address, HealthCheckOptions options) =>
        routes.MapHealthChecks(address, options).WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head])).Limited(EdgeLimits.Health);

    private static async Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString());
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("status", entry.Status.ToString());
            // Of a check that threw, the description is what the exception says.
            if (entry is { Description: { } description, Exception: null })
                json.WriteString("description", description);
            foreach (var (key, value) in entry.Data)
            {
                json.WritePropertyName(key);
                JsonSerializer.Serialize(json, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
