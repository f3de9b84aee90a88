using DevOpsNotes.Content.Importing.Reading;
using static DevOpsNotes.Content.Tests.Importing.Reading.Misreading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

public sealed class MojibakeLosslessTests
{
    private static readonly string[] SoundTexts =
    [
        "We don’t page people for a full disk.",
        "“Ship it,” she said — and nobody objected…",
        "The café’s façade, a naïve jalapeño and a Gruyère fondue.",
        "Über den Wolken: Straße, Größe, Äpfel, Öl. Schön!",
        "Łódź leży w Polsce; żółw, źdźbło, ćma – i już.",
        "Budget: €100,000, £5 or ¥700; 20 °C ± ½.",
        "build → test → deploy • roll back ← fix ✓",
        "記事 ・ 2024年 ・ 運用",
        "Привет, мир: это проверка.",
        "Party 🎉 when the error budget’s back 😀",
        "No\u00A0break: 10\u00A0ms; soft\u00ADhyphen; “quoted ‘twice’ here”",
        "Il a dit : « ça marche déjà », à Orléans, où l’été dure.",
    ];

    public static TheoryData<string, string> Damaged()
    {
        var data = new TheoryData<string, string>();
        foreach (var encoding in Encodings)
        {
            // In Mac Roman, Cyrillic turns into dashes and letters, which sound text has too.
            foreach (var text in SoundTexts.Where(text => encoding != "macintosh" || !text.Contains('П', StringComparison.Ordinal)))
                data.Add(encoding, text);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Text_misread_once_is_restored_exactly(string encoding, string sound) =>
        Assert.Equal(sound, Mojibake.Repair(Misread(sound, encoding)));

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Text_misread_twice_is_restored_exactly(string encoding, string sound) =>
        Assert.Equal(sound, Mojibake.Repair(Misread(Misread(sound, encoding), encoding)));

    [Theory]
    [InlineData("donâ€™t", "don’t")]
    [InlineData("â€œhelloâ€\u009D", "“hello”")]
    [InlineData("â€œhelloâ€", "“hello”")]
    [InlineData("â€œhelloâ€\uFFFD", "“hello”")]
    [InlineData("CafÃ©", "Café")]
    [InlineData("naÃ¯ve", "naïve")]
    [InlineData("Â© 2019 us", "© 2019 us")]
    [InlineData("1â€“2", "1–2")]
    [InlineData("â‚¬5", "€5")]
    [InlineData("StraÃŸe", "Straße")]
    [InlineData("3Ã—4", "3×4")]
    [InlineData("and soâ€¦ yes", "and so… yes")]
    public void Familiar_windows_1252_damage_is_repaired_even_in_a_fragment(string damaged, string sound) =>
        Assert.Equal(sound, Mojibake.Repair(damaged));

    [Theory]
    [InlineData("teams â€\" all of them â€\" agree", "teams – all of them – agree")]
    [InlineData("it brokeâ€\"badly", "it broke—badly")]
    [InlineData("<a title=\"â€œReadyâ€\">", "<a title=\"“Ready”\">")]
    public void A_straightened_quote_after_the_rest_of_a_dash_is_told_from_a_quote_of_its_own(string damaged, string sound) =>
        Assert.Equal(sound, Mojibake.Repair(damaged));

    [Theory]
    [InlineData("VoilÃ , Ã la carte, dÃ©jÃ  vu", "Voilà, à la carte, déjà vu")]
    [InlineData("5Â km, donâ€™t run", "5 km, don’t run")]
    public void No_break_spaces_that_became_spaces_still_count_as_part_of_the_damage(string damaged, string sound) =>
        Assert.Equal(sound, Mojibake.Repair(damaged));

    [Fact]
    public void Damage_done_twice_with_the_undefined_bytes_dropped_is_repaired()
    {
        var damaged = WithoutC1(Misread(WithoutC1(Misread("She said “it’s done” and left.", "windows-1252")), "windows-1252"));

        Assert.Equal("She said “it’s done” and left.", Mojibake.Repair(damaged));
    }

    [Fact]
    public void A_sound_header_does_not_keep_a_damaged_text_from_being_repaired()
    {
        const string Header = "© Example Press · Blog » Archive\n";
        const string Sound = "We don’t guess.";

        Assert.Equal(Header + Sound, Mojibake.Repair(Header + Misread(Sound, "windows-1252")));
    }
}
