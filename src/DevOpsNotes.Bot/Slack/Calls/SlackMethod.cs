namespace DevOpsNotes.Bot.Slack.Calls;

/// <summary>A method of the Web API (https://docs.slack.dev/reference/methods).</summary>
/// <param name="Name">Its name, which is its path.</param>
/// <param name="IsRepeatable">Calling it twice does what calling it once does.</param>
/// <param name="TakesForm">It takes its arguments as a form, and no JSON.</param>
internal sealed record SlackMethod(string Name, bool IsRepeatable, bool TakesForm = false)
{
    /// <summary>The app does without it where it lacks the scope: that is no reason to install it again.</summary>
    public bool IsOptional { get; init; }

    public static SlackMethod AuthTest { get; } = new("auth.test", IsRepeatable: true);

    /// <summary>At most one a second and channel.</summary>
    public static SlackMethod PostMessage { get; } = new("chat.postMessage", IsRepeatable: false);

    /// <summary>Takes back a message of the bot's.</summary>
    public static SlackMethod DeleteMessage { get; } = new("chat.delete", IsRepeatable: true);

    /// <summary>A message that one person sees, until the client is started again.</summary>
    public static SlackMethod PostEphemeral { get; } = new("chat.postEphemeral", IsRepeatable: false);

    /// <summary>A trigger is good for three seconds and for one view.</summary>
    public static SlackMethod OpenView { get; } = new("views.open", IsRepeatable: false);

    /// <summary>Another view in the place of one that is open.</summary>
    public static SlackMethod UpdateView { get; } = new("views.update", IsRepeatable: true);

    /// <summary>Who somebody is.</summary>
    public static SlackMethod UserInfo { get; } = new("users.info", IsRepeatable: true, TakesForm: true);

    /// <summary>Who there is.</summary>
    public static SlackMethod ListUsers { get; } = new("users.list", IsRepeatable: true, TakesForm: true) { IsOptional = true };

    /// <summary>What kind of conversation something is. Of group messages it tells only with a scope that the app does not ask for.</summary>
    public static SlackMethod ConversationInfo { get; } = new("conversations.info", IsRepeatable: true, TakesForm: true) { IsOptional = true };

    /// <summary>The message under a reaction, without reading its channel.</summary>
    public static SlackMethod GetReactions { get; } = new("reactions.get", IsRepeatable: true, TakesForm: true);
}
