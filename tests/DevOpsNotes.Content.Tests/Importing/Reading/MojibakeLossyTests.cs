using DevOpsNotes.Content.Importing.Reading;
using static DevOpsNotes.Content.Tests.Importing.Reading.Misreading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

/// <summary>The C1 controls were dropped after the misreading, so that ’ ‘ “ ” – — all look alike.</summary>
public sealed class MojibakeLossyTests
{
    private static readonly string[] SoundTexts =
    [
        "We don’t page people for a full disk; it’s the users’ pain that we’d page for.",
        "“Ship it,” she said, and they’ve shipped it ever since.",
        "He asked, “Who’s on call?” and nobody answered. “I’m not,” said one.",
        "The team (“platform”, they’d say) isn’t large.",
        "Three things – people, process, tools – don’t come in a box.",
        "It’s a habit—not a tool—that they’re missing.",
        "I’ve read pages 12–18 and it wasn’t clear.",
        "They said, “We call it ‘toil’ and we’re done with it.”",
        "“The developers’ dashboards aren’t ours,” the operators’ lead said.",
        "Back in the ’90s we didn’t have that; tell ’em.",
        "It’s rock ’n’ roll, y’all, said O’Reilly at five o’clock.",
        "So… you’re saying it’s the DNS…",
        "It’ll cost €100,000 or £90,000, won’t it?",
        "“Infrastructure as code” and “toil” aren’t the same.",
        "“But I—” he began; she’d already left.",
        "The sites’ logs and the boss’s pager weren’t kept.",
        "“Don’t,” they’d warn, “deploy on Fridays”.",
        "He couldn’t have said “it’s fine”; it wasn’t.",
        "What’s “done”? “Done” is when it’s in users’ hands.",
        "Kubernetes’s docs say “don’t”: that’s “advice”!",
        "She wrote: “One: measure. Two: don’t guess.” That’s all.",
        "HERE’S THE NEWS: WE DIDN’T LOSE DATA.",
        "“Can you say ‘rollback’?” “Sure, that’s easy.”",
    ];

    public static TheoryData<string, string> Damaged()
    {
        var data = new TheoryData<string, string>();
        foreach (var encoding in EncodingsWithC1)
        {
            foreach (var text in SoundTexts)
                data.Add(encoding, text);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Apostrophes_quotes_and_dashes_come_back_as_they_were(string encoding, string sound) =>
        Assert.Equal(sound, Mojibake.Repair(WithoutC1(Misread(sound, encoding))));

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("iso-8859-2")]
    [InlineData("iso-8859-15")]
    [InlineData(Iso885916)]
    public void Sentences_in_any_order_come_back_as_they_were(string encoding)
    {
        var random = new Random(20221130);
        for (var document = 0; document < 200; document++)
        {
            var paragraphs = Enumerable.Range(0, 8).Select(_ => string.Join(' ', random.GetItems(SoundTexts, random.Next(1, 4))));
            var sound = string.Join(document % 2 == 0 ? "\n\n" : "\n", paragraphs);

            Assert.Equal(sound, Mojibake.Repair(WithoutC1(Misread(sound, encoding))));
        }
    }

    [Fact]
    public void A_quote_may_run_over_the_lines_of_a_hard_wrapped_paragraph()
    {
        const string Sound = """
            The operators told us that they’d had enough of the weekly release “trains
            and of everything that goes with them”, which isn’t what the managers’ own
            reports had said. “It’s the testers’ job and the developers’ job, and it is
            ours too”, they said.

            That’s when we stopped.
            """;

        Assert.Equal(Sound, Mojibake.Repair(WithoutC1(Misread(Sound, "iso-8859-1"))));
    }

    [Fact]
    public void Controls_that_were_replaced_instead_of_dropped_are_repaired_too()
    {
        var damaged = string.Concat(Misread("“It’s fine,” he said.", "iso-8859-1").Select(c => c is >= '\u0080' and <= '\u009F' ? '\uFFFD' : c));

        Assert.Equal("“It’s fine,” he said.", Mojibake.Repair(damaged));
    }

    [Fact]
    public void An_ellipsis_that_was_merged_with_the_space_after_it_comes_apart_again() =>
        Assert.Equal(
            "We don’t, because… Well, it’s complicated.",
            Mojibake.Repair("We donât, because⊠Well, itâs complicated."));

    [Fact]
    public void Bullets_and_trademarks_that_look_alike_are_told_apart() =>
        Assert.Equal(
            "• Don’t use Foo™ yet\n• It’s slow",
            Mojibake.Repair(WithoutC1(Misread("• Don’t use Foo™ yet\n• It’s slow", "iso-8859-1"))));

    [Fact]
    public void Accented_letters_survive_where_their_bytes_did() =>
        Assert.Equal(
            "l’école, l’été, ça n’est pas « fini » – non",
            Mojibake.Repair(WithoutC1(Misread("l’école, l’été, ça n’est pas « fini » – non", "iso-8859-1"))));

    [Fact]
    public void A_quote_inside_a_quote_comes_back_in_single_marks() =>
        Assert.Equal(
            "“He told me ‘yes’ and it’s still ‘yes’,” she said.",
            Mojibake.Repair(WithoutC1(Misread("“He told me ‘yes’ and it’s still ‘yes’,” she said.", "iso-8859-1"))));
}
