using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>What people say who want no more of it.</summary>
internal sealed class StopCommand(DailyControl control) : Command
{
    public override string Name => "stop";

    public override IReadOnlyList<string> Aliases => ["unsubscribe"];

    public override string Usage => "stop";

    public override string Description => "end the daily lesson or the weekly takeaways here";

    public override IReadOnlyList<string> Examples => ["stop"];

    public override bool Writes => true;

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) =>
        arguments.TrimEnd('.', '!').ToLowerInvariant() is "" or "daily" or "weekly" or "daily lesson" or "the daily lesson" or "posting" ? async (request, cancellationToken) => await control.Stop(request.Caller, cancellationToken) : null;
}
