using DevOpsNotes.Bot.Importing;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Tests.Importing;

/// <summary>What serve does with sources that were imported with --follow: a real store and a real server, on a clock that tests set.</summary>
public sealed class FollowedSourcesTests
{
    private static readonly ImportRequest Follow = new() { Follow = true };

    private readonly SetClock _clock = new();

    [Fact]
    public async Task A_source_is_asked_for_changes_once_a_day()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        await Import(store, site, "/late", Follow);
        await Import(store, site, "/unfollowed", new ImportRequest());
        _clock.Advance(TimeSpan.FromHours(-20));
        await Import(store, site, "/talk", Follow);
        var before = await Texts(store);
        site.Requests.Clear();

        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal([$"Information: {site.Address}/talk is as it was."], await Look(store, lines: 1));
        Assert.Equal([$"/talk \"{site.Lesson.Length}\""], site.Requests);
        Assert.Equal(before, await Texts(store));

        _clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal([$"Information: {site.Address}/late is as it was."], await Look(store, lines: 1));
    }

    [Fact]
    public async Task A_source_that_changed_is_imported_anew()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        await Import(store, site, "/talk", Follow);
        site.Lesson += " Engineers who are not afraid tell what they saw.";
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal([$"Information: Refreshed {site.Address}/talk: 0 added, 1 changed, 0 gone."], await Look(store, lines: 1));

        Assert.EndsWith(site.Lesson, Assert.Single(await Texts(store)), StringComparison.Ordinal);
        var head = Assert.Single(await (await store.Open()).Sources(Scope.Shared, CancellationToken.None));
        Assert.Equal((true, $"\"{site.Lesson.Length}\"", (DateTimeOffset?)_clock.GetUtcNow()), (head.Followed, head.HttpETag, head.CheckedAt));
    }

    [Fact]
    public async Task What_somebody_dropped_stays_away_at_the_next_fetch()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        await Import(store, site, "/talk", new ImportRequest { Follow = true, Choices = new ImportChoices { Drop = ["e"] } });
        Assert.Empty(await Texts(store));
        site.Lesson += " Engineers who are not afraid tell what they saw.";
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal([$"Information: Refreshed {site.Address}/talk: 0 added, 0 changed, 0 gone."], await Look(store, lines: 1));

        Assert.Empty(await Texts(store));
    }

    [Fact]
    public async Task A_source_that_cannot_be_fetched_keeps_its_notes_and_waits_for_the_next_day_while_others_are_refreshed()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        await Import(store, site, "/a", Follow);
        await Import(store, site, "/b", Follow);
        var before = await Texts(store);
        site.Broken.Add("/a");
        _clock.Advance(TimeSpan.FromDays(1));

        var log = await Look(store, lines: 2);

        Assert.StartsWith($"Warning: A followed source was not refreshed: {site.Address}/a answered 500", log[0], StringComparison.Ordinal);
        Assert.Equal($"Information: {site.Address}/b is as it was.", log[1]);
        Assert.Equal(before, await Texts(store));
        var heads = await (await store.Open()).Sources(Scope.Shared, CancellationToken.None);
        Assert.All(heads, head => Assert.Equal(_clock.GetUtcNow(), head.CheckedAt));
    }

    [Fact]
    public async Task A_source_behind_a_redirect_stays_one_source()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        await Import(store, site, "/moved", Follow);
        site.Lesson += " Engineers who are not afraid tell what they saw.";
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal([$"Information: Refreshed {site.Address}/moved: 0 added, 1 changed, 0 gone."], await Look(store, lines: 1));

        var head = Assert.Single(await (await store.Open()).Sources(Scope.Shared, CancellationToken.None));
        Assert.Equal((site.Address + "/moved", (DateTimeOffset?)_clock.GetUtcNow()), (head.Key, head.CheckedAt));
    }

    [Fact]
    public async Task A_source_that_calls_itself_something_else_is_followed_under_that_name_only()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        await Import(store, site, "/talk", Follow);
        site.FrontMatter = $"---\nurl: {site.Address}/reviews\n---\n";
        _clock.Advance(TimeSpan.FromDays(1));

        await Look(store, lines: 1);

        var heads = await (await store.Open()).Sources(Scope.Shared, CancellationToken.None);
        Assert.Equal([site.Address + "/reviews"], heads.Where(head => head.Followed).Select(head => head.Key));
    }

    [Fact]
    public async Task A_page_that_is_down_for_maintenance_does_not_take_its_notes_away()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        await Import(store, site, "/talk", Follow);
        var before = await Texts(store);
        site.Lesson = "We are down for maintenance and will be back in an hour.";
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Contains("has lost 1 of its notes", Assert.Single(await Look(store, lines: 1)), StringComparison.Ordinal);

        Assert.Equal(before, await Texts(store));
    }

    [Fact]
    public async Task A_page_that_is_down_does_not_take_its_notes_away_under_another_name_either()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        await Import(store, site, "/talk", Follow);
        site.FrontMatter = $"---\nurl: {site.Address}/maintenance\n---\n";
        site.Lesson = "We are back in an hour.";
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Contains("has lost 1 of its notes", Assert.Single(await Look(store, lines: 1)), StringComparison.Ordinal);

        var head = Assert.Single(await (await store.Open()).Sources(Scope.Shared, CancellationToken.None));
        Assert.Equal((site.Address + "/talk", true), (head.Key, head.Followed));
    }

    [Fact]
    public async Task A_source_that_moves_to_another_host_stays_the_same_source()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        await Import(store, site, "/moved", Follow);
        site.MovedTo = site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/talk";
        site.Lesson += " Engineers who are not afraid tell what they saw.";
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal([$"Information: Refreshed {site.Address}/moved: 0 added, 1 changed, 0 gone."], await Look(store, lines: 1));

        await Import(store, site, "/moved", Follow);
        Assert.Single(await (await store.Open()).Sources(Scope.Shared, CancellationToken.None));
    }

    [Fact]
    public async Task A_page_cannot_pass_for_that_of_another_host()
    {
        await using var site = await TalkSite.Start();
        await using var store = new TemporaryStore();
        site.FrontMatter = "---\nurl: https://example.org/reviews\n---\n";

        await Import(store, site, "/talk", new ImportRequest());

        Assert.Equal([site.Address + "/talk"], (await (await store.Open()).Sources(Scope.Shared, CancellationToken.None)).Select(head => head.Key));
    }

    private async Task Import(TemporaryStore store, TalkSite site, string path, ImportRequest request)
    {
        using var web = Web();
        var import = new SourceImport(await store.Open(_clock), web, _clock);
        Assert.IsType<ImportOutcome.Imported>(await import.Import(new SourceLocation.WebPage(new Uri(site.Address + path)), request, CancellationToken.None));
    }

    /// <summary>Lets the service look once, and gives the lines of its log.</summary>
    private async Task<IReadOnlyList<string>> Look(TemporaryStore store, int lines)
    {
        using var web = Web();
        var notes = await store.Open(_clock);
        var log = new RecordedLog<FollowedSources>();
        using var followed = new FollowedSources(notes, web, _clock, log);
        await followed.StartAsync(CancellationToken.None);
        var read = new List<string>();
        while (read.Count < lines)
            read.Add(await log.Next());
        await followed.StopAsync(CancellationToken.None);
        return read;
    }

    private static WebReader Web() => new(new WebReaderOptions { AllowPrivateAddresses = true }, TimeProvider.System);

    private static async Task<IReadOnlyList<string>> Texts(TemporaryStore store) =>
        [.. (await (await store.Open()).Notes(Scope.Shared, CancellationToken.None)).Select(note => note.Text)];
}
