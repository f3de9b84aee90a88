using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.People;

/// <summary>
/// Who people are, and who reads along in conversations: asked of Slack, and remembered for a while. Somebody waits meanwhile,
/// so what Slack does not tell in time is not known.
/// </summary>
internal sealed class SlackDirectory(SlackClient client, SlackInstallations installations, TimeProvider time)
{
    /// <summary>A form has to be open three seconds after somebody wanted it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.8);

    /// <summary>Slack takes display names of up to 80 characters.</summary>
    private const int LongestName = 80;

    private readonly RecentAnswers<SlackPerson> _people = new(time, TimeSpan.FromHours(1));
    private readonly RecentAnswers<Openness> _openness = new(time, TimeSpan.FromMinutes(5));

    /// <summary>Somebody whom Slack told of lately; nothing is asked.</summary>
    public SlackPerson? Known(Scope workspace, string user) => _people.TryFind(TableKey.Of(workspace.Key, user), out var person) ? person : null;

    /// <summary>Somebody (https://docs.slack.dev/reference/methods/users.info); <see langword="null"/> when Slack does not tell.</summary>
    public async Task<SlackPerson?> Find(Scope workspace, string user, CancellationToken cancellationToken)
    {
        if (Known(workspace, user) is { } known)
            return known;
        if (await Ask(SlackMethod.UserInfo, workspace, "user", user, cancellationToken) is not { IsOk: true } result)
            return null;
        var told = new ForeignJson(result.Body)["user"];
        var profile = told["profile"];
        var name = profile.Text("display_name") ?? profile.Text("real_name") ?? told.Text("real_name");
        var person = new SlackPerson(name is null ? null : ShortText.Cut(name, LongestName), told.Flag("is_bot"), told.Text("team_id"));
        _people.Keep(TableKey.Of(workspace.Key, user), person);
        return person;
    }

    /// <summary>Who reads along (https://docs.slack.dev/reference/methods/conversations.info).</summary>
    public async Task<Openness> OpennessOf(Scope workspace, string channel, CancellationToken cancellationToken)
    {
        // A direct message, perhaps with somebody of another company: to ask needs a scope that the app does not ask for.
        if (channel.StartsWith('D'))
            return Openness.Unknown;
        if (_openness.TryFind(TableKey.Of(workspace.Key, channel), out var known))
            return known;
        if (await Ask(SlackMethod.ConversationInfo, workspace, "channel", channel, cancellationToken) is not { IsOk: true } result)
            return Openness.Unknown;
        var openness = OpennessOf(workspace, new ForeignJson(result.Body)["channel"]);
        _openness.Keep(TableKey.Of(workspace.Key, channel), openness);
        return openness;
    }

    private static Openness OpennessOf(Scope workspace, ForeignJson channel)
    {
        // Shared with other workspaces of the same enterprise: they are one where the app is installed in all of it.
        var isSharedWithin = channel.Flag("is_org_shared") && !workspace.Key.StartsWith(SlackWorkspace.OfEnterprise, StringComparison.Ordinal);
        return channel switch
        {
            { Exists: false } => Openness.Unknown,
            _ when channel.Flag("is_ext_shared") || channel.Flag("is_pending_ext_shared") || isSharedWithin => Openness.Shared,
            _ when channel.Flag("is_im") || channel.Flag("is_mpim") || channel.Flag("is_private") => Openness.Private,
            _ when channel["is_private"].Exists => Openness.Public,
            _ => Openness.Unknown,
        };
    }

    /// <summary>Asks Slack; <see langword="null"/> when nobody can be asked, or there was no answer in time.</summary>
    private async Task<SlackResult?> Ask(SlackMethod method, Scope workspace, string name, string value, CancellationToken cancellationToken)
    {
        if (installations.Find(workspace) is not { } installation)
            return null;
        var arguments = JsonBytes.Object(json => json.WriteString(name, value));
        var result = await time.Within(Patience, late => client.Call(method, workspace.Key, installation.Token, arguments, late), cancellationToken);
        // A group message needs a scope that the app does not ask for, and is no reason to install it again.
        if (result is not null && (result.Error == SlackErrorClass.TokenDead || method == SlackMethod.UserInfo))
            installations.Heed(result);
        return result;
    }
}
