using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Quoting;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>Words from outside the workspace. Those of a colleague need the message that they stand in.</summary>
internal sealed class SaveCommand(QuoteSaving saving, QuoteRules rules) : Command
{
    public const string Verb = "save";

    private const string By = "by ";
    private const string OnTopics = " on ";

    /// <summary>What somebody may say who means the message above.</summary>
    private static readonly HashSet<string> Pointing = new(["this", "that", "it", "quote", "a quote", "this quote", "that quote", "this message", "that message"], StringComparer.OrdinalIgnoreCase);

    public override string Name => Verb;

    public override string Usage => "save [\"words\" by name [on topic, topic]]";

    public override string Description => "save words from outside; a colleague’s are saved by Save quote among the actions of the message";

    /// <summary>Only the form: who tries an example must not save it.</summary>
    public override IReadOnlyList<string> Examples => [Verb];

    public override bool Writes => true;

    public override Invocation? Claim(string arguments, WorkspaceNotes notes)
    {
        if (arguments.Length == 0)
            return (request, cancellationToken) => Form(new QuoteDraft { Words = "" }, request.Caller, cancellationToken);
        if (Pointing.Contains(arguments))
            return (_, _) => ValueTask.FromResult<Reply>(new Notice("A message is saved where it stands: open its actions (⋮ or ⋯) and choose Save quote.", new Paragraph("Words from outside are saved by ", Span.Usage(Usage), ".")));
        if (!QuotedText.TryRead(arguments, out var words, out var rest))
            return null;
        if (rest.Length == 0)
            return (request, cancellationToken) => Form(new QuoteDraft { Words = words }, request.Caller, cancellationToken);
        return rest.StartsWith(By, StringComparison.OrdinalIgnoreCase) ? (request, cancellationToken) => Save(Read(words, rest[By.Length..]), request, cancellationToken) : null;
    }

    private static QuoteDraft Read(string words, string credit)
    {
        var on = credit.LastIndexOf(OnTopics, StringComparison.OrdinalIgnoreCase);
        return new QuoteDraft
        {
            Words = words,
            Speaker = (on < 0 ? credit : credit[..on]).Trim(),
            Topics = on < 0 ? [] : TopicArgument.List(credit[(on + OnTopics.Length)..]),
        };
    }

    private async ValueTask<Reply> Save(QuoteDraft draft, CommandRequest request, CancellationToken cancellationToken) =>
        await rules.ProblemsOf(draft, message: null, request.Caller, cancellationToken) is { Count: > 0 } problems
            ? new Notice([.. problems.Select(problem => (Paragraph)problem.Message), "You said:", request.Text])
            : await saving.Save(draft, request.Caller, await request.Caller.Openness(cancellationToken) == Openness.Public, cancellationToken);

    private static async ValueTask<Reply> Form(QuoteDraft draft, Caller caller, CancellationToken cancellationToken) =>
        QuoteForms.Outside(draft, await caller.Openness(cancellationToken) == Openness.Public ? QuoteForms.Everywhere : "");
}
