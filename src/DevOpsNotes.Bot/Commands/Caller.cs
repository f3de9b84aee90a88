using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Who speaks to the bot, and where; ids as the platform gives them.</summary>
/// <param name="Workspace">The Slack workspace, Teams tenant or page: nothing of another one is ever shown.</param>
/// <param name="User">The person, unique in the workspace.</param>
/// <param name="Conversation">The channel, chat or direct message; of a thread the one that it is in.</param>
internal sealed record Caller(Scope Workspace, string User, string Conversation)
{
    private readonly string? _recipient;

    /// <summary>Who reads the answers here, and how else one can ask, for help to tell; empty where it goes without saying.</summary>
    public string Audience { get; init; } = "";

    /// <summary>The person's name; <see langword="null"/> where the platform did not tell it.</summary>
    public string? Name { get; init; }

    /// <summary>People of other companies read what is answered: what the workspace has of its own stays out of it.</summary>
    public bool IsAmongStrangers { get; init; }

    /// <summary>Others read what this person is answered.</summary>
    public bool IsOverheard { get; init; }

    /// <summary>That the person asks was counted when it came in, and is answered later. What the person changes by it was not.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>The person may remove what others saved.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>Who reads along in the conversation. The platform may have to be asked, so it is only where it matters.</summary>
    public Func<CancellationToken, ValueTask<Openness>> Openness { get; init; } = _ => ValueTask.FromResult(Content.Quoting.Openness.Unknown);

    /// <summary>The people of the workspace. The platform may have to be asked, so they are only where they matter.</summary>
    public Func<CancellationToken, ValueTask<Colleagues>> Colleagues { get; init; } = _ => ValueTask.FromResult(Commands.Colleagues.Unknown);

    /// <summary>The conversation is the person's own with the bot, or with somebody else: what is set up in it is for the person alone.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Where posts go that this person asks for here: the conversation, or whatever the platform takes for the person.</summary>
    public string Recipient { get => _recipient ?? Conversation; init => _recipient = value; }

    /// <summary>The id of the person's time zone (https://www.iana.org/time-zones), perhaps one that nobody knows. The platform may have to be asked.</summary>
    public Func<CancellationToken, ValueTask<string?>> Zone { get; init; } = _ => ValueTask.FromResult<string?>(null);

    /// <summary>How many people read along in the conversation, where the platform tells it.</summary>
    public Func<CancellationToken, ValueTask<int?>> ReaderCount { get; init; } = _ => ValueTask.FromResult<int?>(null);

    /// <summary>What this person may be shown here.</summary>
    public Reader Reader => new(Workspace, Conversation, IsAmongStrangers);
}
