namespace DevOpsNotes.Bot.Commands;

/// <summary>The people of a workspace, as far as its platform tells of them.</summary>
/// <param name="Names">Their names.</param>
internal sealed record Colleagues(IReadOnlyCollection<string> Names)
{
    /// <summary>The platform does not tell.</summary>
    public static Colleagues Unknown { get; } = new([]);

    /// <summary>It has been asked, and there are many.</summary>
    public static Colleagues BeingRead { get; } = new([]) { IsBeingRead = true };

    /// <summary>The names are not here yet.</summary>
    public bool IsBeingRead { get; private init; }
}
