using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>Decides how much one person, and one workspace, may ask and change at once. Who floods is told so; others are answered.</summary>
internal sealed class Admission(AdmissionRates rates, Refusals refusals, TimeProvider time)
{
    /// <summary>What who floods is told.</summary>
    public const string TooMuch = "That was a lot at once. Try again in a minute.";

    /// <summary>Where it takes a message of its own to tell somebody, it is told once in so long.</summary>
    private static readonly Rate Tellings = new(1, TimeSpan.FromMinutes(1));

    private readonly KeyedRate<(Scope, string)> _personAsks = new(time, rates.PersonAsks);
    private readonly KeyedRate<(Scope, string)> _personWrites = new(time, rates.PersonWrites);
    private readonly KeyedRate<(Scope, string)> _tellings = new(time, Tellings);
    private readonly KeyedRate<Scope> _workspaceAsks = new(time, rates.WorkspaceAsks);
    private readonly KeyedRate<Scope> _workspaceWrites = new(time, rates.WorkspaceWrites);

    /// <summary>The same as a reply.</summary>
    public static Notice Refusal { get; } = new(TooMuch);

    /// <summary>Whether what somebody asks is too much; what was taken in before it was kept is not counted again.</summary>
    public bool IsTooMuchToAsk(Caller caller) => !caller.IsAdmitted && IsTooMuchToAsk(caller.Workspace, caller.User);

    /// <inheritdoc cref="IsTooMuchToAsk(Caller)"/>
    public bool IsTooMuchToAsk(Scope workspace, string person) => IsRefused("asks", workspace, person, _personAsks, _workspaceAsks);

    /// <summary>Whether what somebody wants kept, changed or removed is too much.</summary>
    public bool IsTooMuchToWrite(Caller caller) => IsRefused("writes", caller.Workspace, caller.User, _personWrites, _workspaceWrites);

    /// <summary>Whether somebody whose messages are too much is to be told so by a message, which happened not lately.</summary>
    public bool IsToBeTold(Scope workspace, string person) => _tellings.Take((workspace, person));

    /// <summary>A person who floods takes nothing of what the workspace has.</summary>
    private bool IsRefused(string what, Scope workspace, string person, KeyedRate<(Scope, string)> ofPerson, KeyedRate<Scope> ofWorkspace)
    {
        var by = !ofPerson.Take((workspace, person)) ? "person" : !ofWorkspace.Take(workspace) ? "workspace" : null;
        if (by is null)
            return false;
        refusals.Count(Instruments.EdgeOf(workspace), $"{by} {what} too much", $"something in {workspace}");
        return true;
    }
}
