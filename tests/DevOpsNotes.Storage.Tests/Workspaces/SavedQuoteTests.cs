using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces;

/// <summary>Who sees a quote: silence is not consent to more.</summary>
public sealed class SavedQuoteTests
{
    private static readonly string?[] Quotees = ["U-ADA", null];

    /// <summary>Everything that decides it.</summary>
    public static IEnumerable<SavedQuote> All =>
        from openness in Enum.GetValues<Openness>()
        from isWanted in new[] { true, false }
        from consent in Enum.GetValues<Consent>()
        from quotee in Quotees
        select Quote(openness, isWanted, consent, quotee);

    /// <summary>Of what its saver wants found everywhere.</summary>
    [Theory]
    [InlineData(Openness.Public, Consent.None, true)]
    [InlineData(Openness.Public, Consent.Here, false)]
    [InlineData(Openness.Public, Consent.Elsewhere, true)]
    [InlineData(Openness.Private, Consent.None, false)]
    [InlineData(Openness.Private, Consent.Here, false)]
    [InlineData(Openness.Private, Consent.Elsewhere, true)]
    [InlineData(Openness.Shared, Consent.None, false)]
    [InlineData(Openness.Shared, Consent.Here, false)]
    [InlineData(Openness.Shared, Consent.Elsewhere, true)]
    [InlineData(Openness.Unknown, Consent.None, false)]
    [InlineData(Openness.Unknown, Consent.Here, false)]
    [InlineData(Openness.Unknown, Consent.Elsewhere, true)]
    public void Words_of_a_colleague_are_for_the_workspace_where_everybody_could_read_them_or_the_colleague_agrees(Openness openness, Consent consent, bool isForWorkspace)
    {
        Assert.Equal(isForWorkspace, Quote(openness, isWanted: true, consent, "U-ADA").IsForWorkspace);
    }

    [Fact]
    public void Words_from_outside_are_seen_as_widely_as_their_saver_wants()
    {
        Assert.All(All.Where(quote => quote is { Quotee: null, Consent: Consent.None }), quote => Assert.Equal(quote.IsWantedEverywhere, quote.IsForWorkspace));
    }

    [Fact]
    public void What_its_saver_does_not_want_everywhere_stays_in_its_conversation()
    {
        Assert.All(All.Where(quote => !quote.IsWantedEverywhere), quote => Assert.Equal("C1", Visibility.ConversationOf(quote.Note)));
    }

    [Fact]
    public void The_note_says_who_sees_it()
    {
        Assert.All(All, quote => Assert.Equal(quote.IsForWorkspace ? null : "C1", Visibility.ConversationOf(quote.Note)));
    }

    [Fact]
    public void Nobody_sees_words_whose_author_was_forgotten_who_did_not_before_whatever_their_saver_wants_then()
    {
        Assert.All(All.Where(quote => quote.Quotee is not null), quote =>
        {
            Assert.Equal(quote.IsForWorkspace, quote.WithoutName().IsForWorkspace);
            Assert.Equal((quote with { IsWantedEverywhere = true }).IsForWorkspace, (quote.WithoutName() with { IsWantedEverywhere = true }).IsForWorkspace);
        });
    }

    [Fact]
    public void Without_a_name_words_lead_to_nobody()
    {
        var own = Quote(Openness.Public, isWanted: true, Consent.None, "U-ADA").WithoutName();

        Assert.Equal((null, 0, null, null), (own.Quotee, own.Note.Attribution.Speakers.Count, own.Note.Attribution.ReportedBy, own.Note.Attribution.SourceUrl));
        Assert.Equal("Words.", own.Note.Text);
    }

    [Fact]
    public void Without_the_name_of_who_reported_them_words_keep_the_name_of_who_said_them()
    {
        var quote = Quote(Openness.Public, isWanted: true, Consent.None, "U-ADA");
        var reported = (quote with { Note = quote.Note with { Attribution = quote.Note.Attribution with { Speakers = ["Liz Outside"], ReportedBy = "Ada" } } }).WithoutName();

        Assert.Equal(["Liz Outside"], reported.Note.Attribution.Speakers);
        Assert.Equal((null, null, null), (reported.Quotee, reported.Note.Attribution.ReportedBy, reported.Note.Attribution.SourceUrl));
    }

    private static SavedQuote Quote(Openness openness, bool isWanted, Consent consent, string? quotee) => new()
    {
        Note = new Note
        {
            Id = "a",
            Kind = NoteKind.Quote,
            Title = "Words",
            Text = "Words.",
            Attribution = new Attribution { Speakers = ["Ada"], Source = "A message of your team", SourceUrl = new Uri("https://example.org/a"), Verbatim = true, OfTeam = true },
        },
        Saver = "U-BO",
        SavedAt = DateTimeOffset.UnixEpoch,
        Quotee = quotee,
        Conversation = "C1",
        Openness = openness,
        IsWantedEverywhere = isWanted,
        Consent = consent,
    };
}
