using System.Diagnostics;
using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

public sealed class MojibakeSoundTextTests
{
    [Theory]
    [InlineData("Plain ASCII doesn't need anything.")]
    [InlineData("“Typographic” text – isn’t it? – stays…")]
    [InlineData("le château, la pâte, un dégât, il mât")]
    [InlineData("Le château, la pâte, un bâton, un gâteau, une tâche, le théâtre.")]
    [InlineData("Il fallait qu’il donnât son âme ; à son âge, c’est âpre.")]
    [InlineData("Amanhã câmara, irmã, São João, relâmpago, ângulo, âmbito. NÃO, IRMÃ! «MAÇû")]
    [InlineData("Oraşul vechi, casă, pâine, când, «lună», ăştia, ÎNTÂI, râs şi plâns, Ţara")]
    [InlineData("Când râd, ţâşnesc lacrimi; în câmp e „lună” ă.")]
    [InlineData("Źródło, żółw, ŻÓŁĆ, Ślązak, łąka – „tak”, ‚nie’.")]
    [InlineData("Tâm hồn, cân nhắc, âm nhạc, Ấn Độ, lâm, thân, ÂN")]
    [InlineData("píšťala")]
    [InlineData("Příliš žluťoučký kůň úpěl ďábelské ódy; píšťala, šťáva.")]
    [InlineData("Ærø, Ångström, Öl, Äpfel, „Ärger“, ‚Übel‘, Å", "scandinavian and german")]
    [InlineData("CAFÉ® and ROSÉ™ in “L’ORÉAL”")]
    [InlineData("√2 ≈ 1.41, √π, ¬p ∧ q, 5 Å³, 20 °C, ±3, 10 µs")]
    [InlineData("Ελληνικά, русский, 日本語・中文, العربية")]
    [InlineData("the letter â is used, and so is ă")]
    [InlineData("ça va « très » bien, voilà ; où ? là-bas – hôtel à Nîmes")]
    [InlineData("İstanbul’da Ä ve Ş; Ğ; ığdır")]
    public void Sound_text_comes_back_as_the_same_instance(string text, string? because = null)
    {
        Assert.True(ReferenceEquals(text, Mojibake.Repair(text)), because ?? Mojibake.Repair(text));
    }

    [Theory]
    [InlineData("An apostrophe that shows up as `â€™` isn’t “broken” – it’s UTF-8 read as something else.")]
    [InlineData("When “don’t” becomes “donâ€™t”, look at the charset — that’s where it’s wrong.")]
    [InlineData("When you see \"â€™\" in a page, its charset is declared wrong.")]
    public void A_text_that_mentions_damage_keeps_its_example(string text) =>
        Assert.Same(text, Mojibake.Repair(text));

    [Fact]
    public void A_long_row_of_any_kind_of_trouble_takes_linear_time()
    {
        // A rule that looks back and forth without bounds would take minutes on any of these.
        string[] nasty = ["â", "âa", " â", "Ã", "Â", "âŠ", "aâ b ", "\nâ", "sâ ", "“"];
        foreach (var part in nasty)
        {
            var text = "It’s don’t â€™ donât " + string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
            var watch = Stopwatch.StartNew();
            _ = Mojibake.Repair(text);

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{part}: {watch.Elapsed}");
        }
    }
}
