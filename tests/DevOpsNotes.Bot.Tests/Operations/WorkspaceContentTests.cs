using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Tests.Operations;

public sealed class WorkspaceContentTests
{
    private static readonly SavedQuote Quote = new()
    {
        Note = new Note { Id = "q1", Kind = NoteKind.Quote, Title = "Ferrets", Text = "Ferrets guard the firewall.", Topics = [], Attribution = new Attribution { Speakers = ["Bo"], Source = "team", Verbatim = true } },
        Saver = "U-ADA",
        SavedAt = DateTimeOffset.UnixEpoch,
        Conversation = "C1",
        Openness = Openness.Public,
        IsWantedEverywhere = true,
    };

    [Fact]
    public void What_is_changed_in_a_quote_is_shown()
    {
        var changed = WorkspaceContent.None.With(Quote).WithChanged(Quote with { IsUntold = true });

        Assert.True(Assert.Single(changed.Quotes).IsUntold);
        Assert.Single(changed.Index.Search("ferrets", 3).Hits);
    }

    /// <summary>Two hands write to the store one after the other, and need not tell of it in that order.</summary>
    [Fact]
    public void What_was_removed_is_not_brought_back_by_who_changed_it_before()
    {
        var removed = WorkspaceContent.None.With(Quote).Without(Quote.Note.Id).WithChanged(Quote with { IsUntold = true });

        Assert.Empty(removed.Quotes);
        Assert.Empty(removed.Index.Search("ferrets", 3).Hits);
    }
}
