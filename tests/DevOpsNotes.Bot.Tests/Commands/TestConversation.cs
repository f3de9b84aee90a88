using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Tests.Daily;
using DevOpsNotes.Bot.Tests.Importing;
using DevOpsNotes.Bot.Tests.Operations;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>The whole conversation on a store of its own: only the clock and chance are the test's.</summary>
internal sealed class TestConversation : IAsyncDisposable
{
    private const string PrivateChannel = "C-PRIVATE";

    /// <summary>Walks over everything that can be said and pressed take no time by this clock.</summary>
    private static readonly AdmissionRates Unlimited = RatesOf(new Rate(int.MaxValue, TimeSpan.FromTicks(1)));

    private readonly TemporaryStore _store;

    private TestConversation(TemporaryStore store, SwitchedTables tables, NoteSnapshots snapshots, CommandList commands, Conversation conversation) =>
        (_store, Tables, Snapshots, Commands, Conversation) = (store, tables, snapshots, commands, conversation);

    public static Caller Ada { get; } = new(Scope.Of("slack:T1"), "U-ADA", "C1") { Name = "Ada", Openness = _ => ValueTask.FromResult(Openness.Public) };

    public static Caller Bo { get; } = Ada with { User = "U-BO", Name = "Bo" };

    /// <summary>Somebody of the first workspace who saved nothing and is quoted nowhere.</summary>
    public static Caller Cy { get; } = Ada with { User = "U-CY", Name = "Cy" };

    public static Caller Stranger { get; } = new(Scope.Of("slack:T2"), "U-ADA", "C1");

    /// <summary>The same person in a private channel.</summary>
    public static Caller InPrivate(Caller caller) => caller with { Conversation = PrivateChannel, Openness = _ => ValueTask.FromResult(Openness.Private) };

    /// <summary>The same person in a channel that is shared with another company.</summary>
    public static Caller AmongStrangers(Caller caller) => caller with { Conversation = "C-SHARED", Openness = _ => ValueTask.FromResult(Openness.Shared), IsAmongStrangers = true };

    public SwitchedTables Tables { get; }

    /// <summary>What <c>--data</c> names.</summary>
    public string Folder => _store.Folder;

    public QuoteStore Quotes { get; private init; } = null!;

    /// <summary>Everything that a button can do, and every form that there is.</summary>
    public (IReadOnlyList<string> Actions, IReadOnlyList<string> Dialogs) Names { get; private init; }

    /// <summary>What is told to people who were quoted.</summary>
    public QuoteNotices Notices { get; private init; } = null!;

    public SetClock Clock { get; private init; } = new();

    /// <summary>The clock by which notes are read again.</summary>
    private ManualTime Polls { get; init; } = null!;

    public NoteSnapshots Snapshots { get; }

    public CommandList Commands { get; }

    public Conversation Conversation { get; }

    /// <summary>Where lessons of the day go.</summary>
    public RecordingSender Posts => (RecordingSender)Services.GetRequiredService<IDailySender>();

    /// <summary>The parts that it is put together from.</summary>
    public IServiceProvider Services { get; private init; } = null!;

    /// <summary>The names of the commands that were carried out, in order.</summary>
    public List<string> CarriedOut { get; private init; } = [];

    /// <summary>Begins with what is given, and other limits than the usual.</summary>
    public static Task<TestConversation> Limited(AdmissionRates? rates, WorkspaceBounds? bounds, params Note[] notes) => Start([], notes, rates, bounds);

    /// <summary>Begins with the bundled lessons and what is given.</summary>
    public static Task<TestConversation> WithLessons(params Note[] notes) => Start(BundledLibrary.Lessons, notes);

    /// <summary>Begins with what is given alone.</summary>
    public static Task<TestConversation> With(params Note[] notes) => Start([], notes);

    public async Task<Reply> Say(string line, Caller? caller = null) => await Conversation.Say(new CommandRequest(caller ?? Ada, line), CancellationToken.None);

    public async Task<Answer> Answered(string line, Caller? caller = null) => Assert.IsType<Answer>(await Say(line, caller));

    public async Task<Notice> Noticed(string line, Caller? caller = null) => Assert.IsType<Notice>(await Say(line, caller));

    public async Task<Reply> Press(Button button, Caller? caller = null, bool isOnShared = false) =>
        await Conversation.Press(new ButtonPress(caller ?? Ada, button.Action, button.Value, isOnShared), CancellationToken.None);

    public async Task<Reply> Submit(Dialog dialog, Caller? caller = null, params (string Field, string Value)[] values) =>
        await Conversation.Submit(new Submission(caller ?? Ada, dialog.Name, dialog.State, values.ToDictionary(value => value.Field, value => value.Value)), CancellationToken.None);

    /// <summary>Sends a form with what stands in it, but for what is given.</summary>
    public Task<Reply> Send(Dialog dialog, Caller? caller = null, params (string Field, string Value)[] changes) =>
        Submit(dialog, caller, [.. dialog.Fields.Where(field => changes.All(change => change.Field != field.Name)).Select(field => (field.Name, field.Value)), .. changes]);

    /// <summary>Chooses Save quote among the actions of a message.</summary>
    public async Task<Reply> Quote(QuotedMessage? message, Caller? caller = null) => await Conversation.Quote(caller ?? Ada, message, CancellationToken.None);

    /// <summary>Saves words of a message as the form offers them, but for what is given.</summary>
    public async Task<Reply> Save(QuotedMessage message, Caller? caller = null, params (string Field, string Value)[] changes) =>
        await Send(Assert.IsType<Dialog>(await Quote(message, caller)), caller, changes);

    /// <summary>What the person quoted is told; <see langword="null"/> for nothing.</summary>
    public Task<Answer?> Told(Caller quotee, string quote) => Notices.Claim(new QuoteNoticeWork(quotee.Workspace.Key, quotee.User, quote), CancellationToken.None);

    public async Task<WorkspaceNotes> Notes(Caller? caller = null) => (await Snapshots.Of((caller ?? Ada).Reader, CancellationToken.None))!;

    /// <summary>Waits until a poll has brought what is so.</summary>
    public async Task Until(Func<WorkspaceNotes, bool> isSo, Caller? caller = null)
    {
        for (var waiting = System.Diagnostics.Stopwatch.StartNew(); !isSo(await Notes(caller));)
        {
            Assert.True(waiting.Elapsed < TimeSpan.FromSeconds(20), "It never came to be.");
            Polls.Advance(NoteSnapshots.PollInterval);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    /// <summary>The notes of a scope as a process reads them that begins now.</summary>
    public async Task<IReadOnlyList<Note>> Kept(Caller caller) => await (await _store.OpenLibrary([])).Notes(caller.Workspace, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Snapshots.StopAsync(CancellationToken.None);
        Snapshots.Dispose();
        await _store.DisposeAsync();
    }

    private static AdmissionRates RatesOf(Rate rate) => new() { PersonAsks = rate, PersonWrites = rate, WorkspaceAsks = rate, WorkspaceWrites = rate };

    private static async Task<TestConversation> Start(IReadOnlyList<BundledLesson> lessons, Note[] notes, AdmissionRates? rates = null, WorkspaceBounds? bounds = null)
    {
        var store = new TemporaryStore();
        if (notes.Length > 0)
            await store.Keep(notes);
        var clock = new SetClock();
        var (noteStore, workspaces) = (await store.Open(), await store.OpenWorkspaces(clock));
        var polls = new ManualTime();
        var snapshots = new NoteSnapshots(noteStore, await store.OpenLibrary(lessons), polls, NullLogger<NoteSnapshots>.Instance);
        await snapshots.StartAsync(CancellationToken.None);
        var carriedOut = new List<string>();
        var services = new ServiceCollection().AddLogging().AddConversation();
#pragma warning disable CA5394 // Chance that is the same in every run.
        services.AddSingleton(new Random(1));
#pragma warning restore CA5394
        services.AddSingleton<Refusals>().AddSingleton(rates ?? Unlimited).AddSingleton(bounds ?? new WorkspaceBounds());
        services.AddSingleton<TimeProvider>(clock).AddSingleton(snapshots).AddSingleton(workspaces).AddSingleton<WorkInbox>().AddSingleton<INoticeCarrier, SilentCarrier>();
        var quotes = await QuoteStore.Open(await store.Tables(), clock, CancellationToken.None);
        services.AddSingleton(quotes).AddSingleton(await WorkStore.Open(await store.Tables(), clock, CancellationToken.None));
        services.AddSingleton(await PersonEraser.Open(await store.Tables(), quotes, CancellationToken.None)).AddSingleton(await GapStore.Open(await store.Tables(), clock, CancellationToken.None));
        services.AddDaily(DailySettings.Default).AddSingleton(await SubscriptionStore.Open(await store.Tables(), CancellationToken.None)).AddSingleton(await LedgerStore.Open(await store.Tables(), CancellationToken.None));
        services.AddSingleton(await BookmarkStore.Open(await store.Tables(), clock, CancellationToken.None)).AddSingleton<IDailySender>(new RecordingSender(clock));
        var made = services.BuildServiceProvider().GetRequiredService<CommandList>();
        var commands = new CommandList(_ => [.. made.All.Select(command => new RecordedCommand(command, carriedOut.Add))]);
        var provider = services.AddSingleton(commands).BuildServiceProvider();
        var conversation = provider.GetRequiredService<Conversation>();
        return new TestConversation(store, await store.Tables(), snapshots, commands, conversation)
        {
            Services = provider,
            CarriedOut = carriedOut,
            Clock = clock,
            Polls = polls,
            Quotes = provider.GetRequiredService<QuoteStore>(),
            Names = ([.. provider.GetServices<IButtonHandler>().SelectMany(handler => handler.Actions)], [.. provider.GetServices<IDialogHandler>().SelectMany(handler => handler.Dialogs)]),
            Notices = provider.GetRequiredService<QuoteNotices>(),
        };
    }
}
