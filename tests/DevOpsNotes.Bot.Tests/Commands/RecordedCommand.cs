using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>A command that tells when it is carried out.</summary>
internal sealed class RecordedCommand(Command command, Action<string> carriedOut) : Command
{
    public override string Name => command.Name;

    public override IReadOnlyList<string> Aliases => command.Aliases;

    public override string Usage => command.Usage;

    public override string Description => command.Description;

    public override IReadOnlyList<string> Examples => command.Examples;

    public override bool Writes => command.Writes;

    public override Invocation? Claim(string arguments, WorkspaceNotes notes) => command.Claim(arguments, notes) is { } invocation
        ? (request, cancellationToken) =>
        {
            carriedOut(Name);
            return invocation(request, cancellationToken);
        }
        : null;
}
