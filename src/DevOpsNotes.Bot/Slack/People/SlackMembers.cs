using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Calls;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Slack.People;

/// <summary>
/// The names of a workspace's people (https://docs.slack.dev/reference/methods/users.list): read when somebody first saves words by
/// a name, and kept in memory for an hour.
/// </summary>
internal sealed class SlackMembers(SlackInstallations installations, TimeProvider time)
{
    private const int OfPage = 1000;

    /// <summary>So many people are asked for, and no more.</summary>
    private const int MostPages = 20;

    private readonly ExpiringCache<Task<IReadOnlyList<string>?>> _names = new(time, TimeSpan.FromHours(1));
    private readonly Lock _lock = new();

    /// <summary>The names, or that they are still being read: this waits as long as Slack's answers may take.</summary>
    public async ValueTask<Colleagues> Of(Scope workspace, CancellationToken cancellationToken)
    {
        try
        {
            if (await Reading(workspace).WaitAsync(SlackPatience.Directory, time, cancellationToken) is { } names)
                return new Colleagues(names);
            // Asked again the next time.
            _names.Drop(workspace.Key);
            return Colleagues.Unknown;
        }
        catch (TimeoutException)
        {
            return Colleagues.BeingRead;
        }
    }

    /// <summary>One read for all who ask meanwhile.</summary>
    private Task<IReadOnlyList<string>?> Reading(Scope workspace)
    {
        lock (_lock)
        {
            if (_names.TryFind(workspace.Key, out var known))
                return known;
            var reading = Read(workspace);
            _names.Keep(workspace.Key, reading);
            return reading;
        }
    }

    private async Task<IReadOnlyList<string>?> Read(Scope workspace)
    {
        var names = new List<string>();
        var cursor = "";
        for (var page = 0; page < MostPages; page++)
        {
            var arguments = JsonBytes.Object(json =>
            {
                json.WriteNumber("limit", OfPage);
                if (cursor.Length > 0)
                    json.WriteString("cursor", cursor);
            });
            if (await installations.Call(SlackMethod.ListUsers, workspace, arguments, CancellationToken.None) is not { IsOk: true } result)
                return null;
            var told = new ForeignJson(result.Body);
            foreach (var member in told["members"].Items.Where(member => !member.Flag("deleted") && !member.Flag("is_bot")))
                names.AddRange(new[] { member["profile"].Text("display_name"), member["profile"].Text("real_name"), member.Text("real_name") }.Select(PersonName.Of).OfType<string>());
            cursor = told["response_metadata"].Text("next_cursor") ?? "";
            if (cursor.Length == 0)
                break;
        }

        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
