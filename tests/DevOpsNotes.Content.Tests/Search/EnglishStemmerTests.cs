using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Tests.Search;

public sealed class EnglishStemmerTests
{
    /// <summary>Words and their stems, one or more for every rule of the algorithm.</summary>
    public static TheoryData<string, string> Stems => new()
    {
        { "as", "as" },
        { "caresses", "caress" },
        { "ties", "tie" },
        { "cries", "cri" },
        { "gaps", "gap" },
        { "gas", "gas" },
        { "focus", "focus" },
        { "agreed", "agre" },
        { "proceed", "proceed" },
        { "succeeded", "succeed" },
        { "luxuriating", "luxuri" },
        { "hopping", "hop" },
        { "hoping", "hope" },
        { "adding", "add" },
        { "egged", "egg" },
        { "dying", "die" },
        { "earrings", "earring" },
        { "evening", "evening" },
        { "string", "string" },
        { "cry", "cri" },
        { "say", "say" },
        { "youth", "youth" },
        { "conditional", "condit" },
        { "containerization", "container" },
        { "operational", "oper" },
        { "reliability", "reliabl" },
        { "geologist", "geolog" },
        { "effectiveness", "effect" },
        { "carelessly", "careless" },
        { "replicate", "replic" },
        { "normalize", "normal" },
        { "collaborative", "collabor" },
        { "deployment", "deploy" },
        { "adoption", "adopt" },
        { "resilience", "resili" },
        { "rolling", "roll" },
        { "controll", "control" },
        { "skies", "sky" },
        { "news", "news" },
        { "only", "onli" },
        { "general", "general" },
        { "generate", "generat" },
        { "university", "universiti" },
        { "paste", "paste" },
        { "past", "past" },
        { "emergency", "emergenc" },
        { "organization", "organiz" },
        { "internal", "internal" },
        { "'tis", "tis" },
        { "team's", "team" },
    };

    [Theory]
    [MemberData(nameof(Stems))]
    public void Words_have_the_stem_that_the_algorithm_gives_them(string word, string stem)
    {
        var letters = word.ToCharArray();

        var length = EnglishStemmer.Stem(letters);

        Assert.Equal(stem, new string(letters, 0, length));
    }
}
