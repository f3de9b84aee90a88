using System.Diagnostics;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Operations.Telemetry;

/// <summary>
/// A line that somebody says, while it is answered. What is answered with a note, or finds none, is a question, and counts for what
/// is promised of questions, as does what is not answered at all, for want of notes or by a fault; other lines are commands.
/// </summary>
internal struct AskedLine : IDisposable
{
    private const string Failed = "failed";

    private readonly Timing _timing;
    private readonly string _edge;
    private readonly Activity? _span;

    /// <summary>What came of a question; <see langword="null"/> for a command. A fault leaves it as it is at first.</summary>
    private string? _outcome = Failed;

    private AskedLine(Scope workspace)
    {
        (_timing, _edge) = (Timing.Begin(), Instruments.EdgeOf(workspace));
        _span = Instruments.Source.StartActivity("question", ActivityKind.Server);
    }

    public static AskedLine Begin(Scope workspace) => new(workspace);

    public Reply Answered(Reply reply)
    {
        _outcome = reply switch
        {
            Answer => "answered",
            Notice { IsOfNothingFound: true } => "empty",
            _ => null,
        };
        return reply;
    }

    public readonly void Dispose()
    {
        if (_outcome is { } outcome)
        {
            Instruments.Question.Record(_timing.Seconds, Instruments.Edge(_edge), Instruments.Outcome(outcome));
            _span?.SetTag("devopsnotes.outcome", outcome);
            if (outcome == Failed)
                _span?.SetStatus(ActivityStatusCode.Error);
        }
        else if (_span is not null)
        {
            _span.DisplayName = "command";
        }

        _span?.SetTag("devopsnotes.edge", _edge);
        _span?.Dispose();
    }
}
