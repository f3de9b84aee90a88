using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Tests.Work;

namespace DevOpsNotes.Storage.Tests.Conversations;

/// <summary>What the store of conversations promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract partial class ConversationStoreContract : IAsyncLifetime
{
    private const string ChatId = "a:1-ada";

    private static readonly Scope One = Scope.Of("teams:aaaa");

    private static readonly Scope Two = Scope.Of("teams:aaaa|conversation");

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly SetClock _clock = new();
    private ITables? _tables;
    private FaultyTables? _network;
    private ConversationStore? _store;

    private static CancellationToken None => CancellationToken.None;

    private static ConversationReference Chat { get; } = new()
    {
        Workspace = One,
        Id = ChatId,
        Type = "personal",
        ServiceUrl = new Uri("https://smba.trafficmanager.net/emea/aaaa/"),
        BotId = "28:bot",
        UserId = "29:ada",
        UserAadId = "ada",
    };

    private ConversationStore Store => _store ?? throw new InvalidOperationException("The store was not opened.");

    private FaultyTables Network => _network ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _network = new FaultyTables(_tables);
        _store = await ConversationStore.Open(_network, _clock, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    private static ConversationReference Channel(string id, string team, Scope? workspace = null) => new()
    {
        Workspace = workspace ?? One,
        Id = id,
        Type = "channel",
        ServiceUrl = Chat.ServiceUrl,
        BotId = Chat.BotId,
        TeamId = team,
    };

    private async Task<ConversationReference> Seen(ConversationReference conversation) => (await Store.Seen(conversation, None)).Reference;

    /// <summary>Whether anything is written until what is done ends.</summary>
    private async Task<bool> Writes(Func<Task> done)
    {
        var writes = false;
        Network.BeforeWrite = () =>
        {
            writes = true;
            return Task.CompletedTask;
        };
        await done();
        Network.BeforeWrite = null;
        return writes;
    }
}
