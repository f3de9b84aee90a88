using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>Somebody is kind.</summary>
internal sealed class ThanksCommand : Command
{
    /// <summary>What may follow, and is still only thanks: "thank you very much", but not "thanks for the incident".</summary>
    private static readonly HashSet<string> Courtesies = new(
        ["you", "u", "a", "lot", "so", "very", "much", "many", "again", "bot", "devops", "all", "everyone", "everybody", "team", "for", "that", "this", "it", "the", "help", "helped", "helps", "was", "really", "great", "useful", "helpful"],
        StringComparer.OrdinalIgnoreCase);

    public override string Name => "thanks";

    public override IReadOnlyList<string> Aliases => ["thank", "thx", "ty", "cheers", "many thanks", "ok thanks", "great thanks"];

    public override string Usage => "thanks";

    public override string Description => "if it was of use";

    public override IReadOnlyList<string> Examples => ["thanks"];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) =>
        arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(IsCourtesy)
            ? (_, _) => ValueTask.FromResult<Reply>(new Notice("You are welcome. The praise belongs to the people whose names stand under the lessons."))
            : null;

    /// <summary>A polite word, or none at all, such as a smile.</summary>
    private static bool IsCourtesy(string word)
    {
        var letters = string.Concat(word.Where(char.IsLetterOrDigit));
        return letters.Length == 0 || Courtesies.Contains(letters);
    }
}
