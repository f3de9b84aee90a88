using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>Nothing, or the name of a topic, as an argument of commands.</summary>
internal static class TopicArgument
{
    private static readonly string[] Leads = ["on ", "about "];

    /// <summary>The names in a list with commas between them; whether they are topics is another question.</summary>
    public static string[] List(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Reads "", "toil", "on toil"; <see langword="false"/> for words that name no topic.</summary>
    public static bool TryRead(string arguments, out Topic? topic)
    {
        // "on call" is a topic, "on toil" is not.
        var lead = Leads.FirstOrDefault(lead => arguments.StartsWith(lead, StringComparison.OrdinalIgnoreCase)) ?? "";
        topic = TopicCatalog.Default.Find(arguments) ?? TopicCatalog.Default.Find(arguments[lead.Length..]);
        return arguments.Length == 0 || topic is not null;
    }
}
