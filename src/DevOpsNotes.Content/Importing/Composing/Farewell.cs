using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Parsing;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Paragraphs that only thank or take leave, such as the last line of a talk.</summary>
internal static partial class Farewell
{
    private const int MostWords = 8;

    public static bool Is(string paragraph) => Words.Count(paragraph) <= MostWords && Thanks().IsMatch(paragraph);

    [GeneratedRegex(@"^(?:thank(?:s(?! to\b)| you)|you(?:['’]re| are) welcome|my pleasure|cheers|goodbye|bye|see you)\b[^?:]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Thanks();
}
