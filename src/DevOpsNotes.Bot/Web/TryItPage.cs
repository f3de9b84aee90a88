using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Web.Components;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DevOpsNotes.Bot.Web;

/// <summary>
/// <c>/</c>: a page on which everything can be said that Slack and Teams understand. It is there in Development for who sits
/// at the machine, and for others only with <c>Web:TryIt</c>.
/// </summary>
internal static class TryItPage
{
    /// <summary>The page's own workspace: what is taught and voted here stays here.</summary>
    public static readonly Scope Workspace = Scope.Of("page");

    private const string Visitor = "visitor";
    private const string FieldPrefix = "field.";

    /// <summary>Ids of time zones are shorter.</summary>
    private const int LongestZone = 100;

    public static IServiceCollection AddTryItPage(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "antiforgery");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeysInMemory());
        return services;
    }

    public static void MapTryItPage(this WebApplication app)
    {
        var page = app.MapGroup("").AddEndpointFilter(async (context, next) =>
        {
            PageHeaders.Set(context.HttpContext.Response.Headers);
            return IsOpen(context.HttpContext) ? await next(context) : Results.Text("DevOpsNotes is running.\n");
        });
        page.MapGet("/", Open).Limited(EdgeLimits.PageFiles);
        page.MapPost("/", Say).Limited(EdgeLimits.Page, ServerLimits.LargestBody).DisableAntiforgery();
        page.MapGet("/page.css", () => PageFile.Of("page.css", "text/css")).Limited(EdgeLimits.PageFiles);
        page.MapGet("/page.js", () => PageFile.Of("page.js", "text/javascript")).Limited(EdgeLimits.PageFiles);
    }

    private static bool IsOpen(HttpContext context) =>
        context.RequestServices.GetRequiredService<BotSettings>().TryIt
        || (context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment() && context.IsLocal());

    private static async Task<RazorComponentResult<Page>> Open(HttpContext context, Conversation conversation, CancellationToken cancellationToken) =>
        Show(context, null, await conversation.Say(new CommandRequest(CallerOf(context), ""), cancellationToken));

    private static async Task<RazorComponentResult<Page>> Say(HttpContext context, Conversation conversation, IAntiforgery antiforgery, Refusals refusals, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(cancellationToken);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or InvalidOperationException)
        {
            var status = (e as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest;
            refusals.Refuse(context, EdgeLimits.Page, "a body that cannot be taken", status);
            return Show(context, null, new Notice(status switch
            {
                StatusCodes.Status413PayloadTooLarge => "That is too long for this page.",
                StatusCodes.Status408RequestTimeout => "That took too long to arrive. Say it again, please.",
                _ => "That was no form of this page.",
            }), statusCode: status);
        }

        var line = form["line"].ToString();
        var caller = CallerOf(context, form["zone"].ToString());
        if (!await antiforgery.IsRequestValidAsync(context))
            return Show(context, null, NotOurs(form, caller, conversation), line, StatusCodes.Status400BadRequest);
        var (said, reply) = await Answer(form, line, caller, conversation, cancellationToken);
        return Show(context, said, reply);
    }

    private static async Task<(string? Said, Reply Reply)> Answer(IFormCollection form, string line, Caller caller, Conversation conversation, CancellationToken cancellationToken)
    {
        if (SubmissionOf(form, caller) is { } submission)
            return (null, await conversation.Submit(submission, cancellationToken) with { Delivery = Delivery.Replace });

        if (form["press"].ToString() is { Length: > 0 } press)
        {
            var (action, value) = press.Split(':', 2) is [var name, var rest] ? (name, rest) : (press, "");
            return (action == Button.SayAction ? value : null, await conversation.Press(new ButtonPress(caller, action, value, IsOnShared: form.ContainsKey("shared")), cancellationToken));
        }

        return (line, await conversation.Say(new CommandRequest(caller, line), cancellationToken));
    }

    private static Submission? SubmissionOf(IFormCollection form, Caller caller) => form["dialog"].ToString() is { Length: > 0 } dialog
        ? new Submission(caller, dialog, form["state"].ToString(), form.Keys.Where(key => key.StartsWith(FieldPrefix, StringComparison.Ordinal)).ToDictionary(key => key[FieldPrefix.Length..], key => form[key].ToString()))
        : null;

    /// <summary>A form that this host did not make, and nothing that was typed into it is lost.</summary>
    private static Reply NotOurs(IFormCollection form, Caller caller, Conversation conversation)
    {
        const string Why = "The bot was started again after this page was opened, or this browser keeps no cookies.";
        return SubmissionOf(form, caller) is { } submission && conversation.Reopen(submission) is { } dialog
            ? new FieldErrors(dialog, new Dictionary<string, string> { [dialog.Fields[0].Name] = $"{Why} Send it again, please." })
            : new Notice($"{Why} Say it again, please.");
    }

    private static RazorComponentResult<Page> Show(HttpContext context, string? said, Reply reply, string line = "", int statusCode = StatusCodes.Status200OK)
    {
        var services = context.RequestServices;
        var settings = services.GetRequiredService<BotSettings>();
        return new RazorComponentResult<Page>(new Dictionary<string, object?>
        {
            [nameof(Page.Exchange)] = new Exchange(said, reply, Guid.NewGuid().ToString("N")[..8], [.. services.GetServices<IReplyPreview>().Select(preview => preview.Of(reply)).OfType<ReplyPreview>()]),
            [nameof(Page.Line)] = line,
            [nameof(Page.Token)] = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context),
            [nameof(Page.State)] = new PageState(services.GetRequiredService<NoteSnapshots>().Count, context.IsLocal() ? settings.Store.Place : null, settings.Store.IsEmbedded, settings.Slack is not null, settings.Teams is not null),
        })
        { StatusCode = statusCode };
    }

    /// <summary>
    /// Whoever has this browser: a vote can be changed by who cast it, a lesson taken back by who taught it. All of the page is
    /// one conversation, which every visitor reads.
    /// </summary>
    private static Caller CallerOf(HttpContext context, string zone = "")
    {
        if (!Guid.TryParse(context.Request.Cookies[Visitor], out var visitor))
        {
            visitor = Guid.NewGuid();
            context.Response.Cookies.Append(Visitor, visitor.ToString(), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        }

        return new Caller(Workspace, visitor.ToString(), "page") 
        {
            Name = "a visitor of this page",
            Openness = _ => ValueTask.FromResult(Openness.Public),
            Zone = _ => ValueTask.FromResult(zone.Length is > 0 and <= LongestZone ? zone : null),
        };
    }
}
