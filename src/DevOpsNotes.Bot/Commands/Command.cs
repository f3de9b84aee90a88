using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands;

/// <summary>
/// Something a person can say. The help, usage hints, manifests and samples of all platforms are made from what it tells of
/// itself.
/// </summary>
internal abstract class Command
{
    /// <summary>The verb: one lower-case word.</summary>
    public abstract string Name { get; }

    /// <summary>Other ways to begin the line, of one word or several; none of them is shown.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>The verb and its arguments, such as "quote [topic]".</summary>
    public abstract string Usage { get; }

    /// <summary>What it does, in one line that follows its usage.</summary>
    public abstract string Description { get; }

    /// <summary>Whole lines to type.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>It changes what is kept: it is never carried out on a guess, nor because a button says its line again.</summary>
    public virtual bool Writes => false;

    /// <summary>
    /// Claims a line that begins with the verb, if the rest of it is what this command takes; <see langword="null"/> leaves the
    /// whole line to be a question: "save money on cloud", "about burnout".
    /// </summary>
    /// <param name="arguments">What follows the verb, without surrounding white space.</param>
    /// <param name="notes">What the caller is answered from.</param>
    public abstract Invocation? Claim(string arguments, WorkspaceNotes notes);
}
