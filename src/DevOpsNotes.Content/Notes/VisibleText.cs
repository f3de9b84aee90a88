using System.Text.RegularExpressions;

namespace DevOpsNotes.Content.Notes;

/// <summary>Text that people see as it is.</summary>
public static partial class VisibleText
{
    /// <summary>
    /// The text without characters that show nothing: those that steer a terminal, and those that make other characters show
    /// elsewhere than they stand (UAX 9). White space stays.
    /// </summary>
    public static string Of(string text) => Invisible().Replace(text, "");

    /// <summary>The same on one line, with one space between words.</summary>
    public static string OneLine(string text) => string.Join(' ', Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"[\u0000-\u0008\u000E-\u001B\u007F-\u0084\u0086-\u009F\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFE0E\uFE0F]")]
    private static partial Regex Invisible();
}
