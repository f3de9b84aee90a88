using System.Text.Json;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>Documents in, notes out: every verb that ends, as a process.</summary>
public sealed class ImportingTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task What_was_imported_is_asked_exported_counted_and_withdrawn()
    {
        var import = (await _desk.Run("import", _desk.Write("operations.md", Documents.Operations))).Succeeded();
        Assert.StartsWith("operations.md: Operations Day 2026", import.Output, StringComparison.Ordinal);
        Assert.Equal("1 source: 2 lessons, 1 quote", import.Lines[^1]);

        var answer = (await _desk.Run("ask", "who", "counts", "toil?")).Succeeded();
        Assert.StartsWith("Counting toil\n-------------\nCount the toil before you fight it.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("— Ada Example · Operations Day 2026", answer.Output, StringComparison.Ordinal);

        var notes = await _desk.Export();
        Assert.Equal(["lesson", "lesson", "quote"], notes.Select(note => note.GetProperty("kind").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains("    2  toil", (await _desk.Run("topics")).Succeeded().Lines);

        var toil = notes.Single(note => note.GetProperty("title").GetString() == "Counting toil" && note.GetProperty("kind").GetString() == "lesson");
        var id = toil.GetProperty("id").GetString()!;
        Assert.Equal($"Withdrew {id}, “Counting toil”.\n", (await _desk.Run("withdraw", id)).Succeeded().Output);
        Assert.DoesNotContain(id, (await _desk.Export()).Select(note => note.GetProperty("id").GetString()));
        Assert.Equal(1, (await _desk.Run("withdraw", id)).ExitCode);

        var again = (await _desk.Run("import", _desk.PathOf("operations.md"))).Succeeded();
        Assert.Contains("0 added, 0 changed, 2 same, 0 gone; 1 stay withdrawn", again.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _desk.Export()).Count);
    }

    [Fact]
    public async Task Importing_twice_changes_nothing_and_a_changed_text_keeps_its_id_until_undo_puts_it_back()
    {
        var path = _desk.Write("operations.md", Documents.Operations);
        await _desk.Run("import", path);
        var first = await Lines();

        await _desk.Run("import", path);
        Assert.Equal(first, await Lines());

        _desk.Write("operations.md", Documents.Operations.Replace("a day a week", "two days a week", StringComparison.Ordinal));
        Assert.Contains("0 added, 1 changed, 2 same, 0 gone", (await _desk.Run("import", path)).Succeeded().Output, StringComparison.Ordinal);
        var changed = await Lines();
        Assert.Single(first.Except(changed));
        Assert.Equal(Ids(first), Ids(changed));

        Assert.Equal(1, (await _desk.Run("import", "--undo", "https://example.org/operations.md")).ExitCode);
        Assert.Equal(0, (await _desk.Run("import", "--undo", "operations.md")).Succeeded().ExitCode);
        Assert.Equal(first, await Lines());
        Assert.Equal(0, (await _desk.Run("import", "--undo", "operations.md")).Succeeded().ExitCode);
        Assert.Empty(await Lines());

        var nothingLeft = await _desk.Run("import", "--undo", "operations.md");
        Assert.Equal((1, ""), (nothingLeft.ExitCode, nothingLeft.Output));
        Assert.Contains("operations.md", nothingLeft.Error, StringComparison.Ordinal);

        async Task<string[]> Lines() => [.. (await _desk.Run("export")).Succeeded().Lines];
        static IEnumerable<string?> Ids(string[] lines) => lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_dry_run_tells_what_an_import_would_do_and_writes_nothing()
    {
        var path = _desk.Write("operations.md", Documents.Operations);

        var dry = (await _desk.Run("import", "--dry-run", path)).Succeeded();
        Assert.Empty(await _desk.Export());
        await _desk.Run("import", path);
        var ids = (await _desk.Export()).Select(note => note.GetProperty("id").GetString()!).ToList();

        Assert.Contains("dry run, nothing written", dry.Output, StringComparison.Ordinal);
        Assert.All(ids, id => Assert.Contains($"added {id} ", dry.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notes_of_a_workspace_are_seen_there_alone()
    {
        await _desk.Run("import", _desk.Write("operations.md", Documents.Operations));
        await _desk.Run("import", "--workspace", "slack:T1", _desk.Write("incidents.md", Documents.Incidents));

        Assert.Equal(3, (await _desk.Export()).Count);
        Assert.Equal("Reviews without blame", Assert.Single(await _desk.Export("--workspace", "slack:T1")).GetProperty("title").GetString());
        Assert.Empty(await _desk.Export("--workspace", "slack:T2"));
        Assert.Equal(["Reviews without blame"], await Titles("slack:T1", "blame"));
        Assert.NotEmpty(await Titles("slack:T1", "toil"));
        Assert.Empty(await Titles("slack:T2", "blame"));

        async Task<IEnumerable<string?>> Titles(string workspace, string words)
        {
            var answer = (await _desk.Run("ask", "--json", "--workspace", workspace, words)).Succeeded();
            return [.. JsonDocument.Parse(answer.Output).RootElement.GetProperty("results").EnumerateArray().Select(note => note.GetProperty("title").GetString())];
        }
    }

    [Fact]
    public async Task Reports_and_answers_in_JSON_are_all_that_is_printed()
    {
        var report = await _desk.Run("import", "--json", _desk.Write("operations.md", Documents.Operations), _desk.PathOf("missing.md"));
        Assert.Equal(1, report.ExitCode);
        var sources = JsonDocument.Parse(report.Output).RootElement.GetProperty("sources").EnumerateArray().ToList();
        Assert.Equal(3, sources[0].GetProperty("notes").GetInt32());
        Assert.Contains("does not exist", sources[1].GetProperty("error").GetString(), StringComparison.Ordinal);

        var questions = _desk.Write("questions.jsonl", "{\"id\": 1, \"query\": \"toil\"}\n\n{\"id\": \"b\", \"query\": \"zebra\"}\n");
        var answers = (await _desk.Run("ask", "--batch", questions)).Succeeded().Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(1, answers[0].GetProperty("id").GetInt32());
        Assert.NotEmpty(answers[0].GetProperty("results").EnumerateArray());
        Assert.Equal("b", answers[1].GetProperty("id").GetString());
        Assert.Empty(answers[1].GetProperty("results").EnumerateArray());
    }

    [Theory]
    [InlineData(2, "improt", "documents")]
    [InlineData(2, "import")]
    [InlineData(2, "ask")]
    [InlineData(2, "ask", "toil", "--limit", "0")]
    [InlineData(1, "withdraw", "nothing")]
    [InlineData(1, "import", "--undo", "nothing.md")]
    [InlineData(1, "import", "nothing.md")]
    public async Task A_command_that_cannot_be_carried_out_says_why_on_the_error_stream(int exitCode, params string[] arguments)
    {
        var refused = await _desk.Run(arguments);

        Assert.Equal(exitCode, refused.ExitCode);
        Assert.NotEmpty(refused.Error);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.ErrorLines[0], refused.Output, StringComparison.Ordinal);
    }
}
