using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Tests.Notes;

public sealed class VisibilityTests
{
    [Theory]
    [InlineData(null, null, "workspace")]
    [InlineData("workspace", null, "workspace")]
    [InlineData("conversation:C1", "C1", "conversation:C1")]
    [InlineData("conversation:19:a@thread.v2", "19:a@thread.v2", "conversation:19:a@thread.v2")]
    public void A_note_says_for_whom_it_is_and_an_export_says_it_always(string? visibility, string? conversation, string stated)
    {
        var note = new Note { Id = "n", Kind = NoteKind.Quote, Title = "Title", Text = "Text", Attribution = new Attribution { Source = "Source", Verbatim = true }, Visibility = visibility };

        Assert.Equal(conversation, Visibility.ConversationOf(note));
        Assert.Equal(conversation, Visibility.ConversationOf(Visibility.Stated(note)));
        Assert.Equal(stated, Visibility.Stated(note).Visibility);
        if (conversation is not null)
            Assert.Equal(visibility, Visibility.In(conversation));
    }
}
