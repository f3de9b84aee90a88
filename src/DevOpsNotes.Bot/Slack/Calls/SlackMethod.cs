namespace DevOpsNotes.Bot.Slack.Calls;

/// <summary>A method of the Web API (https://docs.slack.dev/reference/methods).</summary>
/// <param name="Name">Its name, which is its path.</param>
/// <param name="IsRepeatable">Calling it twice does what calling it once does.</param>
internal sealed record SlackMethod(string Name, bool IsRepeatable)
{
    public static SlackMethod AuthTest { get; } = new("auth.test", IsRepeatable: true);

    /// <summary>At most one a second and channel.</summary>
    public static SlackMethod PostMessage { get; } = new("chat.postMessage", IsRepeatable: false);

    /// <summary>A trigger is good for three seconds and for one view.</summary>
    public static SlackMethod OpenView { get; } = new("views.open", IsRepeatable: false);
}
