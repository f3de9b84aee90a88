using System.Collections.Frozen;

namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>
/// Words that say how a question is put and nothing about its subject, in folded form ("don't" is "dont"). Words that carry
/// meaning in this field stay out of it: "down", "up", "off", "over", "first", "own".
/// </summary>
internal static class StopWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        Split(
            "a an the this that these those such same some any each every either neither both all other another",
            "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers",
            "herself it its itself they them their theirs themselves one ones someone somebody something anyone anybody anything",
            "am is are was were be been being isnt arent wasnt werent have has had having havent hasnt hadnt",
            "do does did doing done dont doesnt didnt will would shall should can could may might must ought wont wouldnt",
            "shouldnt cant cannot couldnt mustnt",
            "and or but nor so if then else than because as until while although though whether",
            "of at by for with without about against between into through during before after above below to from in on onto upon",
            "what which who whom whose when where why how",
            "there here not no only very too also just quite rather really even ever still yet already again much many more most",
            "few less lot lots etc eg ie vs please tell show let lets yes yeah ok okay hi hello hey");

    public static bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Split(params IEnumerable<string> lines) =>
        lines.SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
