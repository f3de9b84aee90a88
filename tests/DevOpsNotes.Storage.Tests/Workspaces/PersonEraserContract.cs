using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Tests.Work;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces;

/// <summary>What is forgotten of a person, and what stays, on every engine. An adapter's tests supply only the tables.</summary>
public abstract partial class PersonEraserContract : IAsyncLifetime
{
    private const string Ada = "U-ADA";
    private const string Bo = "U-BO";

    private static readonly Scope One = Scope.Of("slack:T1");

    private static readonly Scope Two = Scope.Of("slack:T2");

    private readonly SetClock _clock = new();
    private ITables? _tables;
    private FaultyTables? _network;
    private QuoteStore? _quotes;
    private WorkspaceStore? _workspaces;
    private PersonEraser? _eraser;

    private static CancellationToken None => CancellationToken.None;

    private FaultyTables Network => _network ?? throw new InvalidOperationException("The store was not opened.");

    private QuoteStore Quotes => _quotes ?? throw new InvalidOperationException("The store was not opened.");

    private WorkspaceStore Workspaces => _workspaces ?? throw new InvalidOperationException("The store was not opened.");

    private PersonEraser Eraser => _eraser ?? throw new InvalidOperationException("The store was not opened.");

    /// <summary>A store to test, with nothing in it.</summary>
    protected abstract Task<ITables> Open();

    public virtual async Task InitializeAsync()
    {
        _tables = await Open();
        Assert.NotNull(_tables);
        _network = new FaultyTables(_tables);
        _quotes = await QuoteStore.Open(_network, _clock, None);
        _workspaces = await WorkspaceStore.Open(_network, _clock, None);
        _eraser = await PersonEraser.Open(_network, _quotes, None);
    }

    public virtual async Task DisposeAsync()
    {
        if (_tables is not null)
            await _tables.DisposeAsync();
    }

    [Fact]
    public async Task What_is_kept_of_a_person_is_counted_by_kind()
    {
        await Fill(One);
        await Fill(Two);
        await Quotes.QuoteNever(Two, Ada, None);

        Assert.Equal(new PersonalTraces(Saved: 2, Quoted: 2, Taught: 1, Votes: 2, Changes: 3, Subscriptions: 2, Bookmarks: 2, NeverQuotes: false), await Eraser.TracesOf(One, Ada, None));
        Assert.Equal(new PersonalTraces(Saved: 2, Quoted: 1, Taught: 1, Votes: 1, Changes: 2, Subscriptions: 1, Bookmarks: 1, NeverQuotes: false), await Eraser.TracesOf(One, Bo, None));
        Assert.True((await Eraser.TracesOf(Two, Ada, None)).NeverQuotes);
        Assert.True((await Eraser.TracesOf(One, "U-NOBODY", None)).IsNothing);
    }

    [Fact]
    public async Task Of_a_person_who_is_forgotten_with_all_words_nothing_stays_that_leads_to_them()
    {
        await Fill(One);

        var erased = await Eraser.Erase(One, Ada, keepsWords: false, None);

        Assert.Equal(["by-ada", "of-ada", "own", "reported"], erased.Gone.Order());
        Assert.Empty(erased.Unnamed);
        Assert.Equal(["by-bo"], (await Quotes.All(One, None)).Select(quote => quote.Note.Id));
        await Forgotten(Ada);
        // The words of others may be saved again, those of the person may not.
        Assert.Equal(QuoteOutcome.Saved, await Save(One, "by-ada", Bo, quotee: "U-CY"));
        Assert.Equal(QuoteOutcome.Removed, await Save(One, "of-ada", Bo, Ada));
        Assert.Equal(QuoteOutcome.Removed, await Save(One, "own", Bo, Ada));
    }

    [Fact]
    public async Task Of_a_person_who_is_forgotten_without_the_words_these_stay_without_a_name()
    {
        await Fill(One);

        var erased = await Eraser.Erase(One, Ada, keepsWords: true, None);

        Assert.Equal(["by-ada", "own"], erased.Gone.Order());
        Assert.Equal(["of-ada", "reported"], erased.Unnamed.Select(quote => quote.Note.Id).Order());
        var kept = (await Quotes.All(One, None)).ToDictionary(quote => quote.Note.Id);
        Assert.Equal(["by-bo", "of-ada", "reported"], kept.Keys.Order());
        Assert.Equal(("Words of of-ada.", Bo, null, 0), (kept["of-ada"].Note.Text, kept["of-ada"].Saver, kept["of-ada"].Quotee, kept["of-ada"].Note.Attribution.Speakers.Count));
        Assert.Equal((null, "Liz Outside"), (kept["reported"].Quotee, kept["reported"].Note.Attribution.Speakers.Single()));
        await Forgotten(Ada);
    }

    [Fact]
    public async Task Nothing_of_anybody_else_and_nothing_of_another_workspace_is_touched()
    {
        await Fill(One);
        await Fill(Two);
        var others = await Rows(Two);

        await Eraser.Erase(One, Ada, keepsWords: false, None);

        Assert.Equal(others, await Rows(Two));
        Assert.Equal([("taught-by-ada", ""), ("taught-by-bo", Bo)], (await Workspaces.Lessons(One, None)).Select(lesson => (lesson.Note.Id, lesson.Author)).Order());
        Assert.Equal("Text of taught-by-ada.", (await Workspaces.Lessons(One, None)).Single(lesson => lesson.Author.Length == 0).Note.Text);
        Assert.Equal(new VoteTally(1, 0), Assert.Single(await Workspaces.Votes(One, None)).Value);
        // What was done stays recorded, and what was done for the sake of forgetting is nobody's.
        Assert.Equal(
            ["U-BO Saved", "U-BO Saved", "U-CY Saved", " Allowed", " Removed", " Removed", " Removed", " Saved", " Saved", " TakenBack"],
            (await Quotes.Changes(One, None)).Select(change => $"{change.Who} {change.What}").OrderByDescending(change => change[0] == 'U').ThenBy(change => change));
    }

    [Fact]
    public async Task The_wish_never_to_be_quoted_stays()
    {
        await Fill(One);
        await Quotes.QuoteNever(One, Ada, None);

        await Eraser.Erase(One, Ada, keepsWords: true, None);

        Assert.Equal(new PersonalTraces(0, 0, 0, 0, 0, 0, 0, NeverQuotes: true), await Eraser.TracesOf(One, Ada, None));
        Assert.Equal(QuoteOutcome.Refused, await Save(One, "new", Bo, Ada));
    }

    /// <summary>Whichever write fails, before it is applied or after.</summary>
    [Theory]
    [InlineData(false, Fault.LostRequest)]
    [InlineData(false, Fault.LostReply)]
    [InlineData(true, Fault.LostRequest)]
    [InlineData(true, Fault.LostReply)]
    public async Task An_erasure_that_fails_on_the_way_is_finished_by_doing_it_again(bool keepsWords, Fault fault)
    {
        for (var failing = 1; ; failing++)
        {
            var workspace = Scope.Of($"slack:T{failing}0");
            await Fill(workspace);
            var writes = 0;
            Network.EachWrite = () =>
            {
                // The next one's.
                Network.Next = ++writes == failing - 1 ? fault : Fault.None;
                return Task.CompletedTask;
            };
            Network.Next = failing == 1 ? fault : Fault.None;
            try
            {
                await Eraser.Erase(workspace, Ada, keepsWords, None);
                Assert.InRange(failing, 6, 20);
                return;
            }
            catch (StoreException)
            {
                Network.EachWrite = () => Task.CompletedTask;
                await Eraser.Erase(workspace, Ada, keepsWords, None);
                await Forgotten(Ada, workspace);
                Assert.Equal(keepsWords ? 3 : 1, (await Quotes.All(workspace, None)).Count);
            }
        }
    }

    [Fact]
    public async Task What_the_person_does_meanwhile_is_erased_too()
    {
        await Fill(One);
        // While the first quote is taken away, a lesson more is taught, a vote is cast and a quote is edited.
        Network.BeforeWrite = async () =>
        {
            var other = await WorkspaceStore.Open(_tables!, _clock, None);
            await other.Teach(One, Lesson("another"), Ada, None);
            await other.Vote(One, "y", Ada, useful: true, None);
        };

        await Eraser.Erase(One, Ada, keepsWords: false, None);

        await Forgotten(Ada);
        Assert.Equal(3, (await Workspaces.Lessons(One, None)).Count);
    }

    [Fact]
    public async Task Whoever_made_a_great_deal_is_forgotten_all_the_same()
    {
        foreach (var i in Enumerable.Range(0, 230))
            await Workspaces.Vote(One, $"note-{i}", Ada, useful: true, None);

        await Eraser.Erase(One, Ada, keepsWords: false, None);

        Assert.Empty(await Rows(One));
    }

    [Fact]
    public async Task Forgetting_is_told_to_other_hosts()
    {
        await Workspaces.Vote(One, "x", Ada, useful: true, None);
        var notes = await NoteStore.Open(_tables!, _clock, None);
        var told = (await notes.Versions(None))[NoteStore.VersionOf(One)];

        await Eraser.Erase(One, Ada, keepsWords: false, None);

        Assert.NotEqual(told, (await notes.Versions(None))[NoteStore.VersionOf(One)]);
    }

    /// <summary>Everything that two people can leave behind.</summary>
    private async Task Fill(Scope workspace)
    {
        Assert.Equal(QuoteOutcome.Saved, await Save(workspace, "by-ada", Ada, Bo));
        Assert.Equal(QuoteOutcome.Saved, await Save(workspace, "of-ada", Bo, Ada));
        Assert.Equal(QuoteOutcome.Saved, await Save(workspace, "own", Ada, Ada));
        Assert.Equal(QuoteOutcome.Saved, await Save(workspace, "by-bo", "U-CY", "U-DEE"));
        Assert.Equal(QuoteOutcome.Saved, await Save(workspace, "reported", Bo, Ada, reported: "Liz Outside"));
        Assert.NotNull(await Quotes.Change(workspace, "of-ada", Ada, QuoteChange.Allowed, quote => quote with { Consent = Consent.Here }, None));
        await Workspaces.Teach(workspace, Lesson("taught-by-ada"), Ada, None);
        await Workspaces.Teach(workspace, Lesson("taught-by-bo"), Bo, None);
        await Workspaces.Vote(workspace, "x", Ada, useful: true, None);
        await Workspaces.Vote(workspace, "x", Bo, useful: true, None);
        await Workspaces.Vote(workspace, "z", Ada, useful: false, None);
        await FillDaily(workspace);
    }

    private async Task<QuoteOutcome> Save(Scope workspace, string id, string saver, string quotee, string? reported = null) => (await Quotes.Save(workspace, new SavedQuote
    {
        Note = new Note
        {
            Id = id,
            Kind = NoteKind.Quote,
            Title = id,
            Text = $"Words of {id}.",
            Attribution = new Attribution { Speakers = [reported ?? quotee], ReportedBy = reported is null ? null : quotee, Source = "A message of your team", SourceUrl = new Uri($"https://example.org/{quotee}"), Verbatim = true },
        },
        Saver = saver,
        SaverName = saver,
        SavedAt = _clock.GetUtcNow(),
        Quotee = quotee,
        Conversation = "C1",
        Openness = Openness.Public,
        IsWantedEverywhere = true,
    }, None)).Outcome;

    private static Note Lesson(string id) => new() { Id = id, Kind = NoteKind.Lesson, Title = id, Text = $"Text of {id}.", Attribution = new Attribution { OfTeam = true, Source = "Taught by the team", Verbatim = true } };

    /// <summary>Nothing that can be read leads to the person, and nothing is counted of them.</summary>
    private async Task Forgotten(string person, Scope? workspace = null)
    {
        Assert.True((await Eraser.TracesOf(workspace ?? One, person, None)).IsNothing);
        Assert.All(await Rows(workspace ?? One), row => Assert.DoesNotContain(person, row, StringComparison.OrdinalIgnoreCase));
        Assert.All(await Rows(workspace ?? One), row => Assert.DoesNotContain(PersonHash.Of(workspace ?? One, person), row, StringComparison.Ordinal));
    }

    private async Task<List<string>> Rows(Scope workspace)
    {
        var rows = new List<string>();
        foreach (var (table, partition) in DailyPartitions(workspace).Prepend(("workspaces", TableKey.Of(workspace.Key))))
        {
            // What is due is of all workspaces in one partition.
            await foreach (var row in (await _tables!.Open(table, None)).QueryAll(new RowRange(partition)).Where(row => table != "due" || row.GetString("Workspace") == workspace.Key))
                rows.Add($"{table} {row.PartitionKey} {row.RowKey} {row.ETag} {string.Join(' ', row.Properties.OrderBy(property => property.Key))}");
        }

        return rows;
    }
}
