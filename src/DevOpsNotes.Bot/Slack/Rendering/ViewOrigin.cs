namespace DevOpsNotes.Bot.Slack.Rendering;

/// <summary>What a view brings back that was opened: a view itself belongs to no conversation.</summary>
/// <param name="Conversation">The channel it was opened from.</param>
/// <param name="State">The state of the dialog.</param>
internal sealed record ViewOrigin(string Conversation, string State)
{
    /// <summary>Characters of private_metadata (https://docs.slack.dev/surfaces/modals).</summary>
    public const int Longest = 3000;

    public static ViewOrigin Read(string? metadata)
    {
        var lines = (metadata ?? "").Split('\n', 2);
        return new ViewOrigin(lines[0], lines.Length > 1 ? lines[1] : "");
    }

    /// <summary>The conversation on a line of its own, then the state as it is, because escapes count; a state that does not fit loses its end.</summary>
    public override string ToString()
    {
        if (State.Length == 0)
            return Conversation;
        var metadata = $"{Conversation}\n{State}";
        return metadata.Length <= Longest ? metadata : metadata[..(char.IsHighSurrogate(metadata[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
