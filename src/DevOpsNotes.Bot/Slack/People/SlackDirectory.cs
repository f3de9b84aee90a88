using System.Text.Json;
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
internal sealed class SlackDirectory(SlackInstallations installations, TimeProvider time)
{
    private readonly ExpiringCache<SlackPerson> _people = new(time, TimeSpan.FromHours(1));
    private readonly ExpiringCache<SlackReaders> _readers = new(time, TimeSpan.FromMinutes(5));

    /// <summary>Somebody whom Slack told of lately; nothing is asked.</summary>
    public SlackPerson? Known(Scope workspace, string user) => _people.TryFind(TableKey.Of(workspace.Key, user), out var person) ? person : null;

    /// <summary>Somebody (https://docs.slack.dev/reference/methods/users.info); <see langword="null"/> when Slack does not tell.</summary>
    public async Task<SlackPerson?> Find(Scope workspace, string user, CancellationToken cancellationToken)
    {
        if (Known(workspace, user) is { } known)
            return known;
        if (await Ask(SlackMethod.UserInfo, workspace, json => json.WriteString("user", user), cancellationToken) is not { IsOk: true } result)
            return null;
        var told = new ForeignJson(result.Body)["user"];
        var profile = told["profile"];
        var name = PersonName.Of(profile.Text("display_name")) ?? PersonName.Of(profile.Text("real_name")) ?? PersonName.Of(told.Text("real_name"));
        var person = new SlackPerson(name, told.Flag("is_bot"), told.Text("team_id"), told.Text("tz"));
        _people.Keep(TableKey.Of(workspace.Key, user), person);
        return person;
    }

    /// <summary>Who reads along (https://docs.slack.dev/reference/methods/conversations.info).</summary>
    public async Task<SlackReaders> ReadersOf(Scope workspace, string channel, CancellationToken cancellationToken)
    {
        // A direct message, perhaps with somebody of another company: to ask needs a scope that the app does not ask for.
        if (SlackConversation.IsDirect(channel))
            return SlackReaders.Unknown;
        if (_readers.TryFind(TableKey.Of(workspace.Key, channel), out var known))
            return known;
        var asked = await Ask(
            SlackMethod.ConversationInfo,
            workspace,
            json =>
            {
                json.WriteString("channel", channel);
                json.WriteBoolean("include_num_members", value: true);
            },
            cancellationToken);
        if (asked is not { IsOk: true })
            return SlackReaders.Unknown;
        var told = new ForeignJson(asked.Body)["channel"];
        var readers = new SlackReaders(OpennessOf(workspace, told), told.Number("num_members"));
        _readers.Keep(TableKey.Of(workspace.Key, channel), readers);
        return readers;
    }

    private static Openness OpennessOf(Scope workspace, ForeignJson channel)
    {
        // Shared with other workspaces of the same enterprise: they are one where the app is installed in all of it.
        var isSharedWithin = channel.Flag("is_org_shared") && !SlackWorkspace.IsEnterprise(workspace);
        return channel switch
        {
            { Exists: false } => Openness.Unknown,
            _ when channel.Flag("is_ext_shared") || channel.Flag("is_pending_ext_shared") || isSharedWithin => Openness.Shared,
            _ when channel.Flag("is_im") || channel.Flag("is_mpim") || channel.Flag("is_private") => Openness.Private,
            _ when channel["is_private"].Exists => Openness.Public,
            _ => Openness.Unknown,
        };
    }

    /// <summary>Asks Slack; <see langword="null"/> when there was no answer in time.</summary>
    private Task<SlackResult?> Ask(SlackMethod method, Scope workspace, Action<Utf8JsonWriter> arguments, CancellationToken cancellationToken) =>
        time.Within(SlackPatience.Directory, late => installations.Call(method, workspace, JsonBytes.Object(arguments), late), cancellationToken);
}
