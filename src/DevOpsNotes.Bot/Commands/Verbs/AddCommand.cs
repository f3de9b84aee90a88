using System.Text.RegularExpressions;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Teaching;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>A team teaches its own.</summary>
internal sealed partial class AddCommand(WorkspaceStore workspaces, NoteSnapshots snapshots, TimeProvider time) : Command, IButtonHandler, IDialogHandler
{
    /// <summary>Opens the dialog, for a question that nothing answered.</summary>
    public const string Teach = "teach";

    private const string Undo = "undo-teaching";

    public override string Name => "add";

    public override IReadOnlyList<string> Aliases => ["teach", "learn"];

    public override string Usage => "add [\"lesson\" [on topic, topic]]";

    public override string Description => "teach your team a lesson of its own; alone it opens a form";

    /// <summary>Only the form: who tries an example must not teach it.</summary>
    public override IReadOnlyList<string> Examples => ["add"];

    public IReadOnlyList<string> Actions => [Teach, Undo];

    public string Dialog => "add";

    public override Invocation? Claim(string arguments, WorkspaceNotes notes)
    {
        if (arguments.Length == 0)
            return (_, _) => ValueTask.FromResult<Reply>(Form(new LessonDraft { Text = "" }, asked: ""));
        if (Quoted().Match(arguments) is not { Success: true } match)
            return null;
        var draft = new LessonDraft { Text = match.Groups["lesson"].Value, Topics = TopicsIn(match.Groups["topics"].Value) };
        return async (request, cancellationToken) => TeamLesson.ProblemsOf(draft, TopicCatalog.Default) is { Count: > 0 } problems
            ? new Notice([.. problems.Select(problem => (Paragraph)problem.Message), "You said:", request.Text])
            : await Keep(draft, request.Caller, cancellationToken);
    }

    public async ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (press.Action == Teach)
            return Form(new LessonDraft { Text = "" }, asked: press.Value);
        if (await workspaces.Remove(press.Caller.Workspace, press.Value, press.Caller.User, cancellationToken) is not { } lesson)
            return new Notice("Only who taught a lesson can take it back, and only once.");
        await snapshots.Refresh(press.Caller.Workspace, cancellationToken);
        return new Notice("Taken back. It said:", lesson.Text);
    }

    public async ValueTask<Reply> Submit(Submission submission, CancellationToken cancellationToken)
    {
        var draft = new LessonDraft
        {
            Text = submission[nameof(LessonDraft.Text)],
            Title = submission[nameof(LessonDraft.Title)],
            Takeaway = submission[nameof(LessonDraft.Takeaway)],
            Topics = TopicsIn(submission[nameof(LessonDraft.Topics)]),
        };
        if (TeamLesson.ProblemsOf(draft, TopicCatalog.Default) is { Count: > 0 } problems)
            return Wrong(draft, submission.State, problems.DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problem.Message));
        try
        {
            return await Keep(draft, submission.Caller, cancellationToken);
        }
        catch (StoreException)
        {
            return Wrong(draft, submission.State, new Dictionary<string, string> { [nameof(LessonDraft.Text)] = "It could not be kept: the store does not answer. Try again in a minute." });
        }
    }

    private async ValueTask<Reply> Keep(LessonDraft draft, Caller author, CancellationToken cancellationToken)
    {
        var lesson = TeamLesson.Compose(draft, author.Workspace.Key, Today.Utc(time), TopicCatalog.Default);
        var isNew = await workspaces.Teach(author.Workspace, lesson, author.User, cancellationToken);
        await snapshots.Refresh(author.Workspace, cancellationToken);
        var trail = new Trail("", 0, lesson.Id);
        return new Answer(lesson)
        {
            Lead = isNew
                ? [new Paragraph("Your team has a new lesson. Everybody here finds it, for example by ", Span.Line(lesson.Topics is [var topic, ..] ? topic : lesson.Title), ".")]
                : ["Your team has that lesson already."],
            Buttons = isNew
                ? [new Button("Share here", AnswerButtons.Share, trail.ToString()), new Button("Take it back", Undo, lesson.Id)]
                : [new Button("Share here", AnswerButtons.Share, trail.ToString())],
        };
    }

    private static FieldErrors Wrong(LessonDraft draft, string asked, Dictionary<string, string> errors) => new(Form(draft, asked), errors);

    private static Dialog Form(LessonDraft draft, string asked) => new("add", "Teach a lesson", "Teach",
    [
        new Field(nameof(LessonDraft.Text), "The lesson", TeamLesson.LongestText)
        {
            Hint = asked.Length == 0 ? "What to do, and why: one idea, so that a colleague can do it." : $"What would have answered “{asked}”?",
            Value = draft.Text,
            IsRequired = true,
            IsLong = true,
        },
        new Field(nameof(LessonDraft.Title), "Title", TeamLesson.LongestTitle) { Hint = "Left empty, its first sentence.", Value = draft.Title ?? "" },
        new Field(nameof(LessonDraft.Takeaway), "Takeaway", TeamLesson.LongestTitle) { Hint = "One line, verb first.", Value = draft.Takeaway ?? "" },
        new Field(nameof(LessonDraft.Topics), "Topics", TeamLesson.LongestTitle) { Hint = "With commas between them. Left empty, those that the text names.", Value = string.Join(", ", draft.Topics) },
    ], asked);

    private static string[] TopicsIn(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A lesson in quotation marks of any kind, as keyboards of phones make them, and its topics.</summary>
    [GeneratedRegex("""^["“”„«](?<lesson>.+)["“”»]\s*(?:on\s+(?<topics>.+))?$""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();
}
