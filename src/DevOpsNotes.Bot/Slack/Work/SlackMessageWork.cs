using System.Text.Encodings.Web;
using System.Text.Json;

namespace DevOpsNotes.Bot.Slack.Work;

/// <summary>A message to the bot that is to be answered, as it is kept until then.</summary>
/// <param name="Workspace">The key of the workspace.</param>
/// <param name="Channel">Where it was said.</param>
/// <param name="Thread">The thread to answer in; <see langword="null"/> for none.</param>
/// <param name="User">Who said it.</param>
/// <param name="Text">What, in plain words.</param>
/// <param name="IsAmongStrangers">People of other companies read along there.</param>
internal sealed record SlackMessageWork(string Workspace, string Channel, string? Thread, string User, string Text, bool IsAmongStrangers)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What such work is called.</summary>
    public const string Kind = "slack-message";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SlackMessageWork Read(string json) => JsonSerializer.Deserialize<SlackMessageWork>(json) ?? throw new JsonException("null is no work");

    public override string ToString() => JsonSerializer.Serialize(this, Readable);
}
