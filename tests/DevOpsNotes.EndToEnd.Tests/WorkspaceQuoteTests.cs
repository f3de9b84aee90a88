using System.Text.Json;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Sqlite;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>What an operator sees and does of the quotes that a workspace saved.</summary>
public sealed class WorkspaceQuoteTests : IAsyncLifetime, IDisposable
{
    private const string Workspace = "slack:T1";

    private readonly Desk _desk = new();

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_desk.Data);
        await using var tables = await SqliteTables.Open(Path.Combine(_desk.Data, "devopsnotes.db"));
        var quotes = await QuoteStore.Open(tables, TimeProvider.System, CancellationToken.None);
        await quotes.Save(Scope.Of(Workspace), Quote("1", "C1", "The public pager rings.", Openness.Public), CancellationToken.None);
        await quotes.Save(Scope.Of(Workspace), Quote("2", "C2", "The private pager rings.", Openness.Private), CancellationToken.None);
        await quotes.Save(Scope.Of("slack:T2"), Quote("3", "C1", "The pager of others rings.", Openness.Public), CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_export_of_a_workspace_is_complete_and_says_who_may_see_what()
    {
        var notes = await _desk.Export("--workspace", Workspace);

        Assert.Equal(
            [("The private pager rings.", "conversation:C2"), ("The public pager rings.", "workspace")],
            notes.Select(note => (note.GetProperty("text").GetString()!, note.GetProperty("visibility").GetString()!)).Order());
        Assert.Empty(await _desk.Export());
        Assert.Single((await _desk.Run("ask", "--json", "pager", "--workspace", Workspace)).Succeeded().Lines, line => line.Contains("public pager", StringComparison.Ordinal) && !line.Contains("private pager", StringComparison.Ordinal) && !line.Contains("others", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notes_that_everybody_has_are_exported_as_they_are()
    {
        (await _desk.Run("import", _desk.Write("talk.md", "# Talk\n\n## Pagers at night\n\nThe pager wakes the on-call engineer at night, and every alert that needs no action is deleted from the monitoring the next morning by the team.\n"))).Succeeded();

        Assert.All(await _desk.Export(), note => Assert.False(note.TryGetProperty("visibility", out _)));
        Assert.NotEmpty(await _desk.Export());
    }

    [Fact]
    public async Task A_quote_is_withdrawn_for_good_by_an_operator_and_who_changed_what_is_told_without_the_words()
    {
        var id = (await _desk.Export("--workspace", Workspace)).Single(note => note.GetProperty("text").GetString() == "The private pager rings.").GetProperty("id").GetString()!;

        var withdrawn = (await _desk.Run("withdraw", id, "--workspace", Workspace)).Succeeded();

        Assert.Equal([$"Withdrew {id}, “The private pager rings.”."], withdrawn.Lines);
        Assert.Single(await _desk.Export("--workspace", Workspace));
        Assert.Equal(1, (await _desk.Run("withdraw", id, "--workspace", Workspace)).ExitCode);
        var changes = (await _desk.Run("changes", "--workspace", Workspace)).Succeeded();
        Assert.DoesNotContain("pager", changes.Output, StringComparison.Ordinal);
        var first = JsonDocument.Parse(changes.Lines[0]).RootElement;
        Assert.Equal(["at", "who", "what", "note"], first.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("operator", "removed", id), (first.GetProperty("who").GetString(), first.GetProperty("what").GetString(), first.GetProperty("note").GetString()));
        Assert.InRange(first.GetProperty("at").GetDateTimeOffset(), TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
        Assert.Equal(["U-ADA saved", "U-ADA saved"], changes.Lines.Skip(1).Select(line => JsonDocument.Parse(line).RootElement).Select(change => $"{change.GetProperty("who")} {change.GetProperty("what")}"));
    }

    [Fact]
    public async Task A_workspace_is_erased_by_an_operator_and_others_stay()
    {
        Assert.Equal(2, (await _desk.Run("erase")).ExitCode);

        Assert.Equal([$"Erased {Workspace}."], (await _desk.Run("erase", "--workspace", Workspace)).Succeeded().Lines);

        Assert.Empty(await _desk.Export("--workspace", Workspace));
        Assert.Empty((await _desk.Run("changes", "--workspace", Workspace)).Succeeded().Lines);
        Assert.Single(await _desk.Export("--workspace", "slack:T2"));
    }

    private static SavedQuote Quote(string id, string conversation, string words, Openness openness)
    {
        var message = new QuotedMessage { Conversation = conversation, Id = id, AuthorId = "U-BO", Author = "Bo", Text = words, Openness = openness };
        return new SavedQuote
        {
            Note = TeamQuote.Compose(new QuoteDraft { Words = words }, message, Workspace, TopicCatalog.Default),
            Saver = "U-ADA",
            SavedAt = TimeProvider.System.GetUtcNow(),
            Quotee = "U-BO",
            Conversation = conversation,
            Openness = openness,
            IsWantedEverywhere = true,
        };
    }
}
