using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Teaching;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>A team teaches its own.</summary>
internal sealed class AddCommand(WorkspaceStore workspaces, NoteSnapshots snapshots, WorkspaceBounds bounds, TimeProvider time) : Command, IButtonHandler, IDialogHandler
{
    /// <summary>Opens the dialog, for a question that nothing answered.</summary>
    public const string Teach = "teach";

    private const string Verb = "add";
    private const string Undo = "undo-teaching";
    private const string OnTopics = "on ";

    public override string Name => Verb;

    public override IReadOnlyList<string> Aliases => ["teach"];

    public override string Usage => "add [\"lesson\" [on topic, topic]]";

    public override string Description => "teach your team a lesson of its own; alone it opens a form";

    /// <summary>Only the form: who tries an example must not teach it.</summary>
    public override IReadOnlyList<string> Examples => [Verb];

    public override bool Writes => true;

    public IReadOnlyList<string> Actions => [Teach, Undo];

    public IReadOnlyList<string> Dialogs => [Verb];

    /// <summary>The button with which its author takes a lesson back.</summary>
    public static Button TakeBack(Note lesson) => new("Take it back", Undo, lesson.Id);

    public override Invocation? Claim(string arguments, WorkspaceNotes notes)
    {
        if (arguments.Length == 0)
            return (_, _) => ValueTask.FromResult<Reply>(Form(new LessonDraft { Text = "" }, asked: ""));
        if (!QuotedText.TryRead(arguments, out var lesson, out var rest) || !(rest.Length == 0 || rest.StartsWith(OnTopics, StringComparison.OrdinalIgnoreCase)))
            return null;
        var draft = new LessonDraft { Text = lesson, Topics = rest.Length == 0 ? [] : TopicArgument.List(rest[OnTopics.Length..]) };
        return async (request, cancellationToken) => ProblemsOf(draft, notes) is { Count: > 0 } problems
            ? new Notice([.. problems.Select(problem => (Paragraph)problem.Message), "You said:", request.Text])
            : await Keep(draft, request.Caller, cancellationToken);
    }

    public async ValueTask<Reply> Press(ButtonPress press, WorkspaceNotes notes, CancellationToken cancellationToken)
    {
        if (press.Action == Teach)
            return Form(new LessonDraft { Text = "" }, asked: Line.Read(press.Value).Question);
        if (await workspaces.Remove(press.Caller.Workspace, press.Value, press.Caller.User, cancellationToken) is not { } lesson)
            return new Notice("Only who taught a lesson can take it back, and only once.");
        snapshots.Change(press.Caller.Workspace, content => content.Without(press.Value));
        return (press.Caller.Reader.Sees(lesson) ? new Notice("Taken back. It said:", lesson.Text) : new Notice("Taken back.")) with { Delivery = Delivery.Replace };
    }

    public Dialog Fill(Submission submission) => Form(DraftOf(submission), submission.State);

    public async ValueTask<Reply> Submit(Submission submission, CancellationToken cancellationToken)
    {
        var draft = DraftOf(submission);
        if (ProblemsOf(draft, await snapshots.Of(submission.Caller.Reader, cancellationToken)) is { Count: > 0 } problems)
            return new FieldErrors(Fill(submission), problems.DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problem.Message));
        return await Keep(draft, submission.Caller, cancellationToken);
    }

    private IReadOnlyList<DraftProblem> ProblemsOf(LessonDraft draft, WorkspaceNotes? notes) => TeamLesson.ProblemsOf(draft, TopicCatalog.Default) switch
    {
        { Count: 0 } when bounds.AgainstLesson(notes) is { } full => [new DraftProblem(nameof(LessonDraft.Text), full)],
        var problems => problems,
    };

    private async ValueTask<Reply> Keep(LessonDraft draft, Caller author, CancellationToken cancellationToken)
    {
        // Among strangers, what is taught stays in the conversation.
        var place = author.IsAmongStrangers ? TableKey.Of(author.Workspace.Key, author.Conversation) : author.Workspace.Key;
        var lesson = TeamLesson.Compose(draft, place, Today.Utc(time), TopicCatalog.Default) with { Visibility = author.IsAmongStrangers ? Visibility.In(author.Conversation) : null };
        var (kept, isNew) = await workspaces.Teach(author.Workspace, lesson, author.User, cancellationToken);
        snapshots.Change(author.Workspace, content => content.With(kept));
        var share = new Button("Share here", AnswerButtons.Share, new Trail("", 0, kept.Note.Id).ToString());
        return new Answer(kept.Note)
        {
            Lead = isNew
                ? [new Paragraph("Your team has a new lesson. Everybody here finds it, for example by ", Span.Line(kept.Note.Topics is [var topic, ..] ? topic : kept.Note.Title), ".")]
                : ["Your team has that lesson already."],
            Buttons = kept.Author == author.User ? [share, TakeBack(kept.Note)] : [share],
        };
    }

    private static LessonDraft DraftOf(Submission submission) => new()
    {
        Text = submission[nameof(LessonDraft.Text)],
        Title = submission[nameof(LessonDraft.Title)],
        Takeaway = submission[nameof(LessonDraft.Takeaway)],
        Topics = TopicArgument.List(submission[nameof(LessonDraft.Topics)]),
    };

    private static Dialog Form(LessonDraft draft, string asked) => new(Verb, "Teach a lesson", "Teach",
    [
        new Field(nameof(LessonDraft.Text), "The lesson", TeamLesson.LongestText)
        {
            Hint = asked.Length == 0 ? "What to do, and why: one idea, so that a colleague can do it." : $"What would have answered “{asked}”?",
            Value = draft.Text,
            IsRequired = true,
            IsLong = true,
        },
        new Field(nameof(LessonDraft.Title), "Title", TeamLesson.LongestLine) { Hint = "Left empty, its first sentence.", Value = draft.Title ?? "" },
        new Field(nameof(LessonDraft.Takeaway), "Takeaway", TeamLesson.LongestLine) { Hint = "One line, verb first.", Value = draft.Takeaway ?? "" },
        new Field(nameof(LessonDraft.Topics), "Topics", TeamLesson.LongestLine) { Hint = "With commas between them. Left empty, those that the text names.", Value = string.Join(", ", draft.Topics) },
    ], asked);
}
