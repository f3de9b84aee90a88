using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Slack.People;

/// <summary>Who reads along in a conversation, as Slack tells it.</summary>
/// <param name="Openness">Who may.</param>
/// <param name="Count">How many are in it; <see langword="null"/> when Slack does not say.</param>
internal sealed record SlackReaders(Openness Openness, int? Count)
{
    public static SlackReaders Unknown { get; } = new(Openness.Unknown, Count: null);
}
