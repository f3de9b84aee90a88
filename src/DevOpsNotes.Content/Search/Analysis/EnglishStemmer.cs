namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>
/// Porter2, the English stemmer of the Snowball project, in its 3.1 form, written from
/// <see href="https://snowballstem.org/algorithms/english/stemmer.html"/>. R1, R2 and the step numbers are that page's words.
/// </summary>
public static class EnglishStemmer
{
    /// <summary>Stems a lower-case word in place and returns how many letters its stem has; a stem is never longer than its word.</summary>
    public static int Stem(Span<char> word)
    {
        if (word.Length <= 2) return word.Length;
        if (Irregular(word) is { } irregular)
        {
            irregular.CopyTo(word);
            return irregular.Length;
        }

        var letters = word[0] == '\'' ? word[1..] : word;
        var form = new StemForm(letters);
        form.RemoveApostrophe();
        form.RemovePlural();
        form.RemovePastAndGerund();
        form.ReplaceFinalY();
        form.ReduceDoubleSuffix();
        form.ReduceAdjectiveSuffix();
        form.RemoveSuffix();
        form.RemoveFinalLetter();
        var stem = form.Finish();
        stem.CopyTo(word);
        return stem.Length;
    }

    /// <summary>The words that the algorithm lists as exceptions, those left as they are among them.</summary>
    private static string? Irregular(ReadOnlySpan<char> word) => word switch
    {
        "skis" => "ski",
        "skies" => "sky",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "sky" => "sky",
        "news" => "news",
        "howe" => "howe",
        "atlas" => "atlas",
        "cosmos" => "cosmos",
        "bias" => "bias",
        "andes" => "andes",
        _ => null,
    };
}
