using System.Net;
using System.Text.RegularExpressions;

namespace DevOpsNotes.Bot.Teams.Activities;

/// <summary>What somebody said to the bot, without what addressed it.</summary>
internal static partial class ActivityText
{
    /// <summary>Further characters of a message are not read.</summary>
    private const int Longest = 4000;

    private const string Name = "devops";

    /// <summary>The line that was said; empty when there was only a mention.</summary>
    public static string Of(TeamsActivity activity)
    {
        var text = activity.Text is { Length: > Longest } cut ? cut[..Longest] : activity.Text ?? "";
        foreach (var mention in activity.MentionsOf(activity.Place?.Bot ?? ""))
            text = text.Replace(mention.Text("text") ?? $"<at>{mention["mentioned"].Text("name")}</at>", " ", StringComparison.OrdinalIgnoreCase);
        // Some clients send entities of HTML in plain text, too.
        text = WebUtility.HtmlDecode(Placeholders().Replace(text, " "));
        return WithoutAddress(text.Replace('\u00A0', ' ').Trim());
    }

    /// <summary>"/devops toil", "devops toil" and "/toil" all mean "toil".</summary>
    private static string WithoutAddress(string text)
    {
        var line = text.StartsWith('/') ? text[1..] : text;
        if (!line.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
            return line;
        var rest = line[Name.Length..];
        return rest.Length == 0 || char.IsWhiteSpace(rest[0]) ? rest.Trim() : line;
    }

    /// <summary>What stands for a message that somebody quoted.</summary>
    [GeneratedRegex("<quoted\\b[^<>]*/?>(?:</quoted>)?", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholders();
}
