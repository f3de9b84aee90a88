using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>Somebody is kind.</summary>
internal sealed class ThanksCommand : Command
{
    /// <summary>What may follow, and is still only thanks: "thank you very much", but not "thanks for the incident".</summary>
    private static readonly HashSet<string> Courtesies = new(["you", "a", "lot", "so", "very", "much", "bot", "devops", "all", "for", "that", "this", "the", "help"], StringComparer.OrdinalIgnoreCase);

    public override string Name => "thanks";

    public override IReadOnlyList<string> Aliases => ["thank", "thx", "ty", "cheers"];

    public override string Usage => "thanks";

    public override string Description => "if it was of use";

    public override IReadOnlyList<string> Examples => ["thanks"];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) =>
        arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Courtesies.Contains(word.Trim('.', '!', ',')))
            ? (_, _) => ValueTask.FromResult<Reply>(new Notice("You are welcome. The thanks belong to who told it on a stage: the name is under each lesson."))
            : null;
}
