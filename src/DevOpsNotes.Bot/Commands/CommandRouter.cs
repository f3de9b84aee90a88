using DevOpsNotes.Bot.Commands.Gaps;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Operations.Telemetry;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.Commands;

/// <summary>
/// Decides what a line is. A verb claims it only if its arguments parse; otherwise the whole line is a question. When a
/// question finds nothing, or is a single word that nobody writes like this, it may have been a verb with a letter wrong.
/// </summary>
internal sealed class CommandRouter(CommandList commands, GapCounter gaps, Admission admission, TimeProvider time)
{
    public async ValueTask<Reply> Say(CommandRequest request, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        var line = Line.Read(request.Text);
        if (line.Text.Length == 0)
            return request.Chosen is null ? Home.Welcome(notes, Today.Utc(time)) : Answers.To(request, [], notes);
        if (commands.Claim(line, notes) is var (command, claimed))
        {
            if (command.Writes && notes.IsErased)
                return Answers.Erased();
            if (command.Writes && request.IsAgain)
                return Answers.Gone();
            return command.Writes && admission.IsTooMuchToWrite(request.Caller)
                ? Admission.Refusal
                : await claimed(request with { Text = command.Writes ? line.Text : line.Question }, cancellationToken);
        }

        var timing = Timing.Begin();
        var found = notes.Index.Search(line.Question, Question.Depth);
        Instruments.Search.Record(timing.Seconds);
        if ((found.Hits.Count == 0 || IsUnknownWord(line, found)) && commands.Repair(line, notes) is { } repaired)
            return ReadAs(repaired.Text, await commands.Claim(repaired, notes)!.Value.Invocation(request with { Text = repaired.Question }, cancellationToken));
        if (found.Hits.Count == 0 && IsGap(request, notes))
            gaps.Count(request.Caller, line.Question);
        var answer = Question.Answer(request with { Text = line.Question }, found, notes, line.IsCut);
        return found.Hits.Count == 0 ? WithUsage(answer, commands.Meant(line, notes)) : answer;
    }

    /// <summary>A person asked what all notes that this person may see together do not answer. What strangers ask is not the workspace's.</summary>
    private static bool IsGap(CommandRequest request, WorkspaceNotes notes) =>
        notes is { IsPartial: false, IsErased: false, Index.Count: > 0 } && !request.IsAgain && !request.Caller.IsAmongStrangers;

    /// <summary>The line is one word, and the search, too, had to take it for another.</summary>
    private static bool IsUnknownWord(Line line, SearchAnswer found) => found.Corrections is [var word] && word.Typed.Equals(line.Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says how a line was read that was not typed like this.</summary>
    private static Reply ReadAs(string line, Reply reply)
    {
        var lead = new Paragraph("Read as ", Span.Line(line), ".");
        return reply switch
        {
            Answer answer => answer with { Lead = [lead, .. answer.Lead] },
            Notice notice => notice with { Paragraphs = [lead, .. notice.Paragraphs] },
            _ => reply,
        };
    }

    /// <summary>Who typed a verb, and something else than it takes, may have meant the command.</summary>
    private static Reply WithUsage(Reply reply, Command? meant) => reply is Notice notice && meant is not null
        ? notice with { Paragraphs = [.. notice.Paragraphs, new Paragraph("As a command it reads ", Span.Usage(meant.Usage), ", for example ", Span.Line(meant.Examples[0]), ".")] }
        : reply;
}
