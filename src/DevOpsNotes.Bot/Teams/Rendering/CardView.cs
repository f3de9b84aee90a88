namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>Where a card is seen, and by whom.</summary>
internal sealed record CardView
{
    private const string Mention = "@" + TeamsApp.Name + " ";

    /// <summary>What makes an answer everybody's, and where it would be one's own.</summary>
    public const string EveryoneSees = "Everyone here sees this. For private answers, chat with me.";

    private CardView()
    {
    }

    /// <summary>A chat with the bot alone: everything typed there is for it, and there is nobody to share with.</summary>
    public static CardView Personal { get; } = new() { Address = "" };

    /// <summary>A message in a group or channel, which is public by nature.</summary>
    public static CardView Public { get; } = new() { Remark = EveryoneSees };

    /// <summary>A message in a group or channel that somebody wanted everybody to see.</summary>
    public static CardView Shared { get; } = new();

    /// <summary>Among others, but shown to one person.</summary>
    public static CardView Private { get; } = new() { CanShare = true };

    /// <summary>In the place of a form that somebody sent, for who sent it.</summary>
    public static CardView InForm { get; } = new() { Address = "", IsForm = true };

    /// <summary>What is put before a line so that it reaches the bot.</summary>
    public string Address { get; private init; } = Mention;

    /// <summary>There is somebody to share an answer with who does not see it yet.</summary>
    public bool CanShare { get; private init; }

    /// <summary>Its buttons come back as a form does: there is no other way out of one.</summary>
    public bool IsForm { get; private init; }

    /// <summary>What stands at the end of each answer; <see langword="null"/> for nothing.</summary>
    public string? Remark { get; private init; }
}
