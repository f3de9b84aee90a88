using System.Text.Json;
using DevOpsNotes.Bot.Edges;

namespace DevOpsNotes.Bot.Slack.Requests;

/// <summary>The one place that everything from Slack goes through, however it came: what it is, and the JSON of it.</summary>
internal sealed class SlackDispatcher(SlackCommands commands, SlackInteractions interactions, SlackEvents events)
{
    /// <summary>Answers it.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="payload">The JSON of it.</param>
    /// <param name="isRetry">Slack says that it sent it before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SlackResponse> Dispatch(SlackKind kind, JsonElement payload, bool isRetry, CancellationToken cancellationToken) => kind switch
    {
        SlackKind.SlashCommands => await commands.Answer(new ForeignJson(payload), cancellationToken),
        SlackKind.Interactive => await interactions.Answer(new ForeignJson(payload), cancellationToken),
        SlackKind.EventsApi => await events.Receive(new ForeignJson(payload), isRetry, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };
}
