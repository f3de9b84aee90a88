namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>A button under a reply.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Action">What it does; a button handler has it.</param>
/// <param name="Value">On what, by id: at most <see cref="LongestValue"/> characters, and nothing that must stay secret.</param>
public sealed record Button(string Label, string Action, string Value)
{
    /// <summary>Pressing it opens a form, which a platform may have to be told beforehand.</summary>
    public bool OpensForm { get; init; }

    /// <summary>What all platforms can carry: https://docs.slack.dev/reference/block-kit/block-elements/button-element.</summary>
    public const int LongestValue = 2000;

    /// <summary>A button that says a line, as if its presser had typed it.</summary>
    public static Button Saying(string label, string line) => new(label, SayAction, line);

    /// <summary>The action of <see cref="Saying"/>.</summary>
    public const string SayAction = "say";
}
