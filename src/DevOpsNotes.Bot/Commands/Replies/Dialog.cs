namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>A form to fill in.</summary>
/// <param name="Name">By it its handler is found.</param>
/// <param name="Title">At most 24 characters, which is what Slack shows.</param>
/// <param name="Submit">What the button says that sends it, at most 24 characters.</param>
/// <param name="Fields">What is to be filled in.</param>
/// <param name="State">Goes to the handler as it is; opaque to platforms.</param>
public sealed record Dialog(string Name, string Title, string Submit, IReadOnlyList<Field> Fields, string State) : Reply
{
    /// <summary>What is said above the fields.</summary>
    public IReadOnlyList<Paragraph> Lead { get; init; } = [];
}
