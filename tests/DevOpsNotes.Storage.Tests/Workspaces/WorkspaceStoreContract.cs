using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces;

/// <summary>What the store of workspaces promises on every engine. An adapter's tests supply only the tables.</summary>
public abstract class WorkspaceStoreContract : IAsyncLifetime
{
    private static readonly Scope One = Scope.Of("slack:T1");

    private static readonly Scope Two = Scope.Of("slack:T1|vote");

    private readonly SetClock _clock = new();
    private ITables? _tables;
    private WorkspaceStore? _store;

    private static CancellationToken None => CancellationToken.None;

    private WorkspaceStore Store => _store ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _store = await WorkspaceStore.Open(_tables, _clock, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    [Fact]
    public async Task Lessons_come_back_whole_the_latest_first_and_in_their_workspace_alone()
    {
        Assert.True((await Store.Teach(One, Lesson("a"), "U1", None)).IsNew);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Store.Teach(One, Lesson("b"), "U2", None)).IsNew);
        Assert.True((await Store.Teach(Two, Lesson("c"), "U1", None)).IsNew);

        var lessons = await Store.Lessons(One, None);

        Assert.Equal([("b", "U2"), ("a", "U1")], lessons.Select(lesson => (lesson.Note.Id, lesson.Author)));
        Assert.Equal(NoteJson.Serialize(Lesson("b")), NoteJson.Serialize(lessons[0].Note));
        Assert.True(lessons[0].Note.Attribution.OfTeam);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 9, 1, 0, TimeSpan.Zero), lessons[0].TaughtAt);
        Assert.Equal("c", Assert.Single(await Store.Lessons(Two, None)).Note.Id);
    }

    [Fact]
    public async Task A_lesson_that_is_there_is_not_changed_by_teaching_it_again()
    {
        await Store.Teach(One, Lesson("a"), "U1", None);

        var (kept, isNew) = await Store.Teach(One, Lesson("a") with { Text = "Other words." }, "U2", None);

        Assert.Equal(("U1", Lesson("a").Text, false), (kept.Author, kept.Note.Text, isNew));
        var lesson = Assert.Single(await Store.Lessons(One, None));
        Assert.Equal(("U1", Lesson("a").Text), (lesson.Author, lesson.Note.Text));
    }

    [Fact]
    public async Task A_lesson_is_removed_by_its_author_or_by_an_operator_in_its_workspace()
    {
        await Store.Teach(One, Lesson("a"), "U1", None);
        await Store.Teach(One, Lesson("b"), "U1", None);

        Assert.Null(await Store.Remove(One, "a", "U2", None));
        Assert.Null(await Store.Remove(Two, "a", "U1", None));
        Assert.Null(await Store.Remove(One, "nobody", null, None));
        Assert.Equal(2, (await Store.Lessons(One, None)).Count);

        Assert.Equal("a", (await Store.Remove(One, "a", "U1", None))?.Id);
        Assert.Equal("b", (await Store.Remove(One, "b", author: null, None))?.Id);
        Assert.Empty(await Store.Lessons(One, None));
        Assert.Null(await Store.Remove(One, "a", "U1", None));
    }

    [Fact]
    public async Task A_person_has_one_vote_on_each_note()
    {
        await Store.Vote(One, "a", "U1", useful: true, None);
        await Store.Vote(One, "a", "U2", useful: true, None);
        await Store.Vote(One, "a", "U2", useful: false, None);
        await Store.Vote(One, "b", "U1", useful: false, None);
        await Store.Vote(Two, "a", "U1", useful: true, None);

        var votes = await Store.Votes(One, None);

        Assert.Equal(2, votes.Count);
        Assert.Equal((new VoteTally(1, 1), new VoteTally(0, 1)), (votes["a"], votes["b"]));
    }

    [Fact]
    public async Task A_vote_is_kept_without_the_id_of_who_cast_it()
    {
        await Store.Vote(One, "a", "U-ADA", useful: true, None);

        var rows = await (await _tables!.Open("workspaces", None)).QueryAll(new RowRange(TableKey.Of(One.Key))).ToListAsync();

        var row = Assert.Single(rows);
        Assert.DoesNotContain("U-ADA", row.RowKey + string.Join(' ', row.Properties.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_change_is_told_to_other_hosts_of_that_workspace()
    {
        var notes = await NoteStore.Open(_tables!, _clock, None);
        var tokens = new List<Guid>();
        foreach (var change in new Func<Task>[]
        {
            () => Task.CompletedTask,
            () => Store.Teach(One, Lesson("a"), "U1", None),
            () => Store.Vote(One, "a", "U1", useful: true, None),
            () => Store.Remove(One, "a", "U1", None),
        })
        {
            await change();
            tokens.Add((await notes.Versions(None)).GetValueOrDefault(NoteStore.VersionOf(One)));
        }

        Assert.Equal(4, tokens.Distinct().Count());
    }

    private static Note Lesson(string id) => new()
    {
        Id = id,
        Kind = NoteKind.Lesson,
        Title = $"Title of {id}",
        Text = $"Text of {id}.",
        Attribution = new Attribution { OfTeam = true, Date = new DateOnly(2026, 3, 1), Source = "Taught by the team", Verbatim = true },
        Topics = ["toil"],
    };
}
