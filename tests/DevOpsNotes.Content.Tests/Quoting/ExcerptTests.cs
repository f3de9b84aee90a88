using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Content.Tests.Quoting;

/// <summary>What may be taken out of a message, and what is not in it.</summary>
public sealed class ExcerptTests
{
    private const string Message = "We can’t deploy on Friday.\n\nThe “safe” way is unsafe: it took 1,500 restarts, a low-risk change and 3.5 days… and nobody slept.";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [InlineData("We can’t deploy on Friday.")]
    [InlineData("We can't deploy")]
    [InlineData("  The \"safe\"   way is\nunsafe ")]
    [InlineData("The “safe” way … took 1,500 restarts")]
    [InlineData("… a low-risk change […] nobody slept.")]
    [InlineData("We can’t deploy (...) 3.5 days ... nobody slept")]
    [InlineData("3.5 days… and nobody slept")]
    [InlineData("safe")]
    [InlineData("Friday. The")]
    public void Words_of_the_message_in_their_order_are_of_it(string words) => Assert.True(Excerpt.IsOf(words, Message));

    [Theory]
    [InlineData("")]
    [InlineData("[…] (...)")]
    [InlineData("We can deploy on Friday.")]
    [InlineData("We can … deploy on Friday")]
    [InlineData("We can")]
    [InlineData("The safe way is safe")]
    [InlineData("it took 1")]
    [InlineData("500 restarts")]
    [InlineData("3 … days")]
    [InlineData("risk change")]
    [InlineData("a low")]
    [InlineData("rest")]
    [InlineData("nobody slept … We can’t deploy")]
    [InlineData("WE CAN’T DEPLOY")]
    [InlineData("We can’t deploy on Friday, the “safe” way")]
    public void Changed_words_halves_of_words_and_another_order_are_not(string words) => Assert.False(Excerpt.IsOf(words, Message));

    [Theory]
    [InlineData("cafe", "cafe\u0301 society")]
    [InlineData("क", "कि")]
    [InlineData("𝒜", "𝒜𝒷")]
    public void A_letter_is_not_taken_from_its_mark_nor_out_of_a_word(string words, string text) => Assert.False(Excerpt.IsOf(words, text));

    [Theory]
    [InlineData("deploy", "deploy🚀now")]
    [InlineData("works", "It works—mostly")]
    [InlineData("and/or", "this and/or that")]
    [InlineData("the devs' code", "the devs’ code")]
    [InlineData("字", "字 字")]
    public void What_stands_between_words_may_be_left_out(string words, string text) => Assert.True(Excerpt.IsOf(words, text));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_words_left_out_of_any_text_leave_an_excerpt_and_any_word_changed_does_not(int seed)
    {
#pragma warning disable CA5394 // The same texts in every run.
        var random = new Random(seed);
        var words = Enumerable.Range(0, random.Next(2, 40)).Select(i => $"{"aäb字d"[random.Next(5)]}{i}").ToList();
        // One at least stays, and never the last, so that it can come too late.
        var kept = words.Select((word, i) => i == 0 || (i < words.Count - 1 && random.Next(3) > 0) ? word : "…").ToList();
        var text = string.Concat(words.Select(word => word + random.Next(4) switch { 0 => "\n\n", 1 => "—", 2 => ". ", _ => " " }));
        var changed = random.Next(words.Count - 1);
#pragma warning restore CA5394

        // Only where nothing is left out between them does it matter what stands between words.
        var excerpt = string.Concat(kept.Select((word, i) => word + (i + 1 < kept.Count && word != "…" && kept[i + 1] != "…" ? text[(text.IndexOf(word, StringComparison.Ordinal) + word.Length)..text.IndexOf(kept[i + 1], StringComparison.Ordinal)] : " ")));

        Assert.True(Excerpt.IsOf(excerpt, text));
        Assert.False(Excerpt.IsOf(excerpt.Replace(words[0], words[0] + "x", StringComparison.Ordinal), text));
        Assert.False(Excerpt.IsOf($"{words[^1]} … {words[changed]}", text));
        Assert.False(Excerpt.IsOf(excerpt + " … " + words[0], text));
    }

    [Theory]
    [InlineData("Never deploy on Friday. We did.", "deploy on Friday.", "… deploy on Friday.")]
    [InlineData("Never deploy on Friday. We did.", "deploy on Friday", "… deploy on Friday")]
    [InlineData("Never deploy on Friday. We did.", "Never deploy on Friday.", "Never deploy on Friday.")]
    [InlineData("Never deploy on Friday. We did.", "We did.", "We did.")]
    [InlineData("Deploy on Friday, if nobody is at home.", "Deploy on Friday", "Deploy on Friday …")]
    [InlineData("Deploy on Friday, if nobody is at home.", "Deploy on Friday …", "Deploy on Friday …")]
    [InlineData("Never deploy on Friday.", "… deploy on Friday.", "… deploy on Friday.")]
    [InlineData("First line\nDeploy on Friday\nLast line", "Deploy on Friday", "Deploy on Friday")]
    [InlineData("We never do this:\n- deploy on Friday", "deploy on Friday", "… deploy on Friday")]
    [InlineData("He said: \"Ship it.\" Nobody did.", "Nobody did.", "Nobody did.")]
    [InlineData("I do not think that our restarts help, and never did.", "our restarts … never did.", "… our restarts … never did.")]
    public void Where_words_begin_or_end_inside_a_sentence_an_ellipsis_says_so(string text, string words, string marked)
    {
        Assert.True(Excerpt.IsOf(words, text));
        Assert.Equal(marked, Excerpt.Marked(words, text));
        // What is marked can be taken out of the message again, and what is cut from it stays marked.
        Assert.Equal(marked, Excerpt.Marked(marked, text));
    }
}
