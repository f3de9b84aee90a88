using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>The tags of site generators (Liquid, Hugo) that a page's source still has: quotes are kept, all others go.</summary>
internal static partial class TemplateTags
{
    public static string Resolve(string text) =>
        text.Contains("{%", StringComparison.Ordinal) || text.Contains("{{", StringComparison.Ordinal)
            ? Tag().Replace(Quote().Replace(text, "<blockquote><p>$2</p><footer>$1</footer></blockquote>"), "")
            : text;

    [GeneratedRegex(@"\{%\s*(?:block|pull)?quote\s+([^,%\n]*)[^%\n]*%\}([\s\S]*?)\{%\s*end(?:block|pull)?quote\s*%\}")]
    private static partial Regex Quote();

    [GeneratedRegex(@"\{%[^}\n]*%\}|\{\{[<%][^}\n]*[>%]\}\}|\{\{\s*[\w.]+[^}\n]*\}\}")]
    private static partial Regex Tag();
}
