using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace DevOpsNotes.Bot.Tests.Edges;

/// <summary>Says where requests come from; the test server has no connections.</summary>
/// <param name="address"><see langword="null"/> for nowhere that is known.</param>
internal sealed class From(string? address) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((HttpContext context, RequestDelegate inner) =>
        {
            context.Connection.RemoteIpAddress ??= address is null ? null : IPAddress.Parse(address);
            return inner(context);
        });
        next(app);
    };
}
