using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Conversations;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Operations;

/// <summary>The stores of a host. They are opened once it is composed, with its clock, and before it starts.</summary>
internal sealed class Stores
{
    private NoteStore? _notes;
    private WorkspaceStore? _workspaces;
    private QuoteStore? _quotes;
    private WorkspaceEraser? _eraser;
    private PersonEraser? _people;
    private GapStore? _gaps;
    private WorkStore? _work;
    private ConversationStore? _conversations;
    private SubscriptionStore? _subscriptions;
    private LedgerStore? _ledger;
    private BookmarkStore? _bookmarks;
    private StoreProbe? _probe;

    public NoteStore Notes => Opened(_notes);

    public WorkspaceStore Workspaces => Opened(_workspaces);

    public QuoteStore Quotes => Opened(_quotes);

    public WorkspaceEraser Eraser => Opened(_eraser);

    public PersonEraser People => Opened(_people);

    public GapStore Gaps => Opened(_gaps);

    public WorkStore Work => Opened(_work);

    public ConversationStore Conversations => Opened(_conversations);

    public SubscriptionStore Subscriptions => Opened(_subscriptions);

    public LedgerStore Ledger => Opened(_ledger);

    public BookmarkStore Bookmarks => Opened(_bookmarks);

    public StoreProbe Probe => Opened(_probe);

    public async Task Open(ITables tables, TimeProvider time, CancellationToken cancellationToken)
    {
        _notes = await NoteStore.Open(tables, time, cancellationToken);
        _workspaces = await WorkspaceStore.Open(tables, time, cancellationToken);
        _quotes = await QuoteStore.Open(tables, time, cancellationToken);
        _eraser = await WorkspaceEraser.Open(tables, time, cancellationToken);
        _people = await PersonEraser.Open(tables, _quotes, cancellationToken);
        _gaps = await GapStore.Open(tables, time, cancellationToken);
        _work = await WorkStore.Open(tables, time, cancellationToken);
        _conversations = await ConversationStore.Open(tables, time, cancellationToken);
        _subscriptions = await SubscriptionStore.Open(tables, cancellationToken);
        _ledger = await LedgerStore.Open(tables, cancellationToken);
        _bookmarks = await BookmarkStore.Open(tables, time, cancellationToken);
        _probe = await StoreProbe.Open(tables, cancellationToken);
    }

    private static T Opened<T>(T? store)
        where T : class => store ?? throw new InvalidOperationException("The stores are not open yet.");
}
