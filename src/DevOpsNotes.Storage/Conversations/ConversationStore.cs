using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Conversations;

/// <summary>
/// The conversations that the bot can write to without having been asked, and how. Each is a row <c>conversation|id</c> in
/// the partition of its workspace, so that erasing a workspace stays the erasure of one partition.
/// </summary>
/// <remarks>
/// <para>
/// Only what an authenticated activity said may be given to <see cref="Seen"/>: whoever decides the address of the service
/// decides where the bot's token is sent.
/// </para>
/// <para>
/// "New" is said once: of hosts that see a conversation at once, one is told so. Should that host die, or the store fail after
/// it wrote, nobody else is told. So a greeting may be missing, and is never said twice.
/// </para>
/// <para>All methods throw <see cref="StoreException"/> when the store cannot be used; what they were to write may have been written.</para>
/// </remarks>
public sealed class ConversationStore
{
    // Several hosts that change one row at once: each of them makes way for the others a few times at most.
    private const int Attempts = 10;

    // How exactly one knows when a conversation was last seen is not worth a write for every message.
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromDays(1);

    private readonly ITable _workspaces;
    private readonly TimeProvider _time;

    private ConversationStore(ITable workspaces, TimeProvider time) => (_workspaces, _time) = (workspaces, time);

    /// <summary>Opens the store on whatever keeps its tables.</summary>
    /// <exception cref="StoreException">The table cannot be used.</exception>
    public static async Task<ConversationStore> Open(ITables tables, TimeProvider time, CancellationToken cancellationToken) =>
        new(await tables.Open("workspaces", cancellationToken), time);

    /// <summary>A conversation, also a disabled one; <see langword="null"/> when the bot cannot write to it.</summary>
    public async Task<ConversationReference?> Find(Scope workspace, string id, CancellationToken cancellationToken) =>
        await Get(workspace, id, cancellationToken) is { } row ? ConversationRow.ToReference(workspace, row) : null;

    /// <summary>The conversations of a workspace, also disabled ones.</summary>
    public async Task<IReadOnlyList<ConversationReference>> All(Scope workspace, CancellationToken cancellationToken) =>
        await _workspaces.QueryAll(ConversationRow.Of(workspace), cancellationToken).Select(row => ConversationRow.ToReference(workspace, row)).ToListAsync(cancellationToken);

    /// <summary>
    /// Keeps what an authenticated activity said of its conversation, and enables it. What the activity left out stays as it
    /// was known. When it said nothing new, nothing is written, but that it was seen: once a day.
    /// </summary>
    /// <param name="seen">The conversation. Its times and its reason do not matter: the store decides them.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The conversation as it is known now, and whether it is new.</returns>
    /// <exception cref="ArgumentException">It is of no workspace, its id names a thread, its address is relative, or it names one person of several.</exception>
    public async Task<(ConversationReference Reference, bool IsNew)> Seen(ConversationReference seen, CancellationToken cancellationToken)
    {
        Check(seen);
        var insertion = Guid.NewGuid();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = _time.GetUtcNow();
            if (await Get(seen.Workspace, seen.Id, cancellationToken) is not { } row)
            {
                var added = seen with { InstalledAt = now, LastSeenAt = now, DisabledReason = null };
                if (await _workspaces.Insert(ConversationRow.From(added, insertion), cancellationToken) is not null)
                    return (added, IsNew: true);
                continue;
            }

            // A lost reply is not a lost race: a repeated insertion meets its own row. The name stays when others write over it.
            var isNew = ConversationRow.InsertionOf(row) == insertion;
            var known = ConversationRow.ToReference(seen.Workspace, row);
            var refreshed = Refresh(known, seen);
            if (refreshed == known && now - known.LastSeenAt < SeenPrecision)
                return (known, isNew);
            refreshed = refreshed with { LastSeenAt = now };
            if (await _workspaces.Replace(ConversationRow.From(refreshed, ConversationRow.InsertionOf(row)), row.ETag!.Value, cancellationToken) is not null)
                return (refreshed, isNew);
            // Somebody else wrote, or this did and its reply was lost: the row says which.
        }

        throw TooManyWriters(seen.Workspace, seen.Id);
    }

    /// <summary>Has nothing sent to a conversation until it is seen again. Without effect on one that is not known.</summary>
    /// <param name="workspace">The workspace that it is in.</param>
    /// <param name="id">Its id.</param>
    /// <param name="reason">Why, such as the platform's code.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task Disable(Scope workspace, string id, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await Get(workspace, id, cancellationToken) is not { } row)
                return;
            var known = ConversationRow.ToReference(workspace, row);
            if (known.DisabledReason == reason)
                return;
            var disabled = ConversationRow.From(known with { DisabledReason = reason }, ConversationRow.InsertionOf(row));
            if (await _workspaces.Replace(disabled, row.ETag!.Value, cancellationToken) is not null)
                return;
        }

        throw TooManyWriters(workspace, id);
    }

    /// <summary>Forgets a conversation for good. When it is seen again, it is new.</summary>
    /// <returns>Whether it was known.</returns>
    public async Task<bool> Erase(Scope workspace, string id, CancellationToken cancellationToken)
    {
        if (await Get(workspace, id, cancellationToken) is not { } row)
            return false;
        // Whether this deletion or another one took it away makes no difference, nor does a lost reply.
        await _workspaces.Delete(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        return true;
    }

    /// <summary>Forgets the channels of a team for good.</summary>
    /// <returns>How many were known.</returns>
    public async Task<int> EraseTeam(Scope workspace, string teamId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(teamId);
        var erased = 0;
        foreach (var channel in (await All(workspace, cancellationToken)).Where(conversation => conversation.TeamId == teamId))
            erased += await Erase(workspace, channel.Id, cancellationToken) ? 1 : 0;
        return erased;
    }

    private static ConversationReference Refresh(ConversationReference known, ConversationReference seen) => known with
    {
        Type = seen.Type,
        ServiceUrl = seen.ServiceUrl,
        BotId = seen.BotId,
        UserId = seen.UserId ?? known.UserId,
        UserAadId = seen.UserAadId ?? known.UserAadId,
        TeamId = seen.TeamId ?? known.TeamId,
        TeamAadId = seen.TeamAadId ?? known.TeamAadId,
        DisabledReason = null,
    };

    private static void Check(ConversationReference seen)
    {
        if (seen.Workspace.IsShared)
            throw new ArgumentException("A conversation is in a workspace.", nameof(seen));
        if (seen.Id.Length == 0 || seen.Id.Contains(";messageid=", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"'{seen.Id}' names no conversation, or one thread of it.", nameof(seen));
        if (!seen.ServiceUrl.IsAbsoluteUri)
            throw new ArgumentException($"'{seen.ServiceUrl}' is no whole address.", nameof(seen));
        // Else every message of somebody else would change the row, and the store would know who wrote.
        if (seen.Type != ConversationReference.Personal && (seen.UserId ?? seen.UserAadId) is not null)
            throw new ArgumentException("Only a personal chat is that of one person.", nameof(seen));
    }

    private static StoreException TooManyWriters(Scope workspace, string id) =>
        new($"What is kept of the conversation {id} of {workspace} was changed by others {Attempts} times in a row; try again.");

    private Task<TableRow?> Get(Scope workspace, string id, CancellationToken cancellationToken)
    {
        var (partition, key) = ConversationRow.KeyOf(workspace, id);
        return _workspaces.Get(partition, key, cancellationToken);
    }
}
