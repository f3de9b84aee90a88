using System.Collections.Frozen;

namespace DevOpsNotes.Content.Search.Spelling;

/// <summary>
/// Words of English, whatever they are about, and names: who types "plants" does not mean "plans", though no note has it. The list
/// comes from <c>src/DevOpsNotes.WordVectors</c>, and is read when first asked for.
/// </summary>
internal static class EnglishVocabulary
{
    private static readonly Lazy<FrozenSet<string>> All = new(ReadBundled);

    /// <summary>Whether a folded word is one of them, or its plural.</summary>
    public static bool Have(ReadOnlySpan<char> word) => Has(word, "") || HavePluralLike(word);

    /// <summary>Whether a folded word looks like a form of one: "plants", but also "runing", as if to rune.</summary>
    public static bool HaveFormLike(ReadOnlySpan<char> word) =>
        HavePluralLike(word)
        || (word.EndsWith("es") && !word.EndsWith("ees") && Has(word[..^2], ""))
        || (word.EndsWith("ed") && HasVerb(word[..^2]))
        || (word.EndsWith("ing") && HasVerb(word[..^3]));

    private static bool HavePluralLike(ReadOnlySpan<char> word) => word.EndsWith("s") && !word.EndsWith("ss") && Has(word[..^1], "");

    /// <summary>"Regrett" is of "regret", "lectur" of "lecture".</summary>
    private static bool HasVerb(ReadOnlySpan<char> form) =>
        (!form.EndsWith("e") && Has(form, "")) || Has(form, "e") || (form is [.., var last, var again] && last == again && Has(form[..^1], ""));

    private static bool Has(ReadOnlySpan<char> beginning, ReadOnlySpan<char> end)
    {
        Span<char> word = stackalloc char[beginning.Length + end.Length];
        beginning.CopyTo(word);
        end.CopyTo(word[beginning.Length..]);
        return All.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static FrozenSet<string> ReadBundled()
    {
        using var resource = typeof(EnglishVocabulary).Assembly.GetManifestResourceStream("english-words.txt")
            ?? throw new InvalidOperationException("english-words.txt is not embedded in the assembly.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
