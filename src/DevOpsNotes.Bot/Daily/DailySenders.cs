using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Daily;

/// <summary>The platforms that can be posted to.</summary>
internal sealed class DailySenders(IEnumerable<IDailySender> senders)
{
    private readonly IReadOnlyList<IDailySender> _senders = [.. senders];

    /// <summary>The one that posts to a workspace; <see langword="null"/> when none does, as for the page.</summary>
    public IDailySender? For(Scope workspace) => _senders.FirstOrDefault(sender => sender.Serves(workspace));
}
