using System.Text.RegularExpressions;
using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Search;

/// <summary>
/// The words of a question as they are counted where nothing answered it: in lower case, without marks. Questions that ask
/// for the same have the same <see cref="Key"/>, however they are put.
/// </summary>
/// <param name="Key">What they are about: their stems in alphabetical order, without those that only put the question.</param>
/// <param name="Text">All of them, to be read.</param>
public sealed partial record AskedWords(string Key, string Text)
{
    /// <summary>Characters of the longest question that is counted: a longer one is somebody's own story.</summary>
    public const int Longest = 100;

    /// <summary>
    /// The words of a question; <see langword="null"/> where they are about nothing, or too long, or have what may be an address
    /// or a secret: that is not to be shown to others.
    /// </summary>
    public static AskedWords? Of(string question)
    {
        if (question.Length > Longest || Private().IsMatch(question))
            return null;
        var (about, all) = (new SortedSet<string>(StringComparer.Ordinal), new List<string>());
        var analyzer = new Analyzer(question, stackalloc char[Analyzer.BufferLength]);
        while (analyzer.Read())
        {
            if (analyzer.IsJoined)
                continue;
            all.Add(analyzer.Word.ToString());
            if (!analyzer.IsStopWord)
                about.Add(analyzer.Term.ToString());
        }

        return about.Any(term => term.Any(char.IsLetter)) ? new AskedWords(string.Join(' ', about), string.Join(' ', all)) : null;
    }

    /// <summary>Addresses of pages, people and machines; long numbers; what is too long for a word, or long with digits in it.</summary>
    [GeneratedRegex(@"://|@|www\.|[\w-]+\.[\w-]+\.[\w-]+|\d{5}|[\d \-/.]{9}|[\w+/=~-]{30}|(?=[\w+/=~-]*\d)[\w+/=~-]{16}", RegexOptions.IgnoreCase)]
    private static partial Regex Private();
}
