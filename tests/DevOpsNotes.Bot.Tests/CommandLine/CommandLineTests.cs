using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.CommandLine;

[Collection(Terminal.Name)]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("There is no verb 'improt'.", "improt", "notes.md")]
    [InlineData("There is no verb '-x'.", "-x")]
    [InlineData("'notes' is neither an option nor a setting", "serve", "notes")]
    [InlineData("What would you like to know?", "ask")]
    [InlineData("'--jsno' is not an option of this verb. To use it as a word, put -- before the words.", "ask", "toil", "--jsno")]
    [InlineData("Give either words or --batch.", "ask", "toil", "--batch", "questions.jsonl")]
    [InlineData("--limit is at least 1.", "ask", "toil", "--limit", "0")]
    [InlineData("--limit is at least 1.", "ask", "toil", "--limit", "-1")]
    [InlineData("--explain is for people", "ask", "toil", "--explain", "--json")]
    [InlineData("many", "ask", "toil", "--limit", "many")]
    [InlineData("--workspace needs the name of a workspace", "ask", "toil", "--workspace", "shared")]
    [InlineData("--workspace needs the name of a workspace", "ask", "toil", "--workspace", "")]
    [InlineData("--workspace needs the name of a workspace", "export", "--workspace", " ")]
    [InlineData("nowhere.jsonl cannot be read", "ask", "--batch", "nowhere.jsonl")]
    [InlineData("Nothing to import.", "import")]
    [InlineData("--undo goes without sources", "import", "notes.md", "--undo", "notes.md")]
    [InlineData("--undo needs the name of a source", "import", "--undo", " ")]
    [InlineData("--undo goes without --dry-run", "import", "--undo", "notes.md", "--dry-run")]
    [InlineData("withdraw", "withdraw")]
    [InlineData("everything", "export", "everything")]
    [InlineData("everything", "topics", "everything")]
    [InlineData("Of which workspace? For example: changes --workspace slack:T0123", "changes")]
    [InlineData("--workspace needs the name of a workspace", "changes", "--workspace", "shared")]
    [InlineData("--jsno", "export", "--jsno")]
    [InlineData("Storage:Pth is not a setting", "serve", "--Storage:Pth=x")]
    public async Task A_command_that_is_not_understood_says_what_is_wrong_and_exits_with_2(string message, params string[] arguments)
    {
        await using var store = new TemporaryStore();

        var (exitCode, output, error) = await Terminal.Run([.. arguments, "--data", store.Folder]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ask", "toil", "--data", "")]
    [InlineData("topics", "--data", "")]
    public async Task A_folder_without_a_name_is_refused(params string[] arguments)
    {
        var (exitCode, _, error) = await Terminal.Run(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains("--data", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@devops toil", "@devops", "toil")]
    [InlineData("what is toil?", "what is toil?")]
    [InlineData("-5 days", "-5", "days")]
    [InlineData("--limit 3 --json", "--", "--limit", "3", "--json")]
    [InlineData("import serve", "import", "serve")]
    public async Task Words_are_taken_as_they_are(string query, params string[] words)
    {
        await using var store = new TemporaryStore();

        var (exitCode, output, _) = await Terminal.Run(["ask", "--json", "--data", store.Folder, .. words]);

        Assert.Equal(0, exitCode);
        Assert.Equal(query, JsonDocument.Parse(output).RootElement.GetProperty("query").GetString());
    }

    [Fact]
    public async Task Asking_gives_one_note_and_two_titles_and_as_many_as_one_wants()
    {
        await using var store = new TemporaryStore();
        await store.Keep([.. Enumerable.Range(1, 12).Select(number => TestNotes.Bare with { Id = $"note{number}", Title = $"Toil {number}", Text = $"Toil again {number}." })]);

        Assert.Equal(2, TitlesIn((await Terminal.Run("ask", "toil", "--data", store.Folder)).Output));
        Assert.Equal(0, TitlesIn((await Terminal.Run("ask", "toil", "--limit", "1", "--data", store.Folder)).Output));
        Assert.Equal(4, TitlesIn((await Terminal.Run("ask", "toil", "--limit=5", "--data", store.Folder)).Output));
        Assert.Equal(10, ResultsIn((await Terminal.Run("ask", "toil", "--json", "--data", store.Folder)).Output));
        Assert.Equal(12, ResultsIn((await Terminal.Run("ask", "toil", "--json", "--limit", "20", "--data", store.Folder)).Output));

        static int TitlesIn(string output) => output.Split('\n').Count(line => line.StartsWith("  “Toil ", StringComparison.Ordinal));
        static int ResultsIn(string output) => JsonDocument.Parse(output).RootElement.GetProperty("results").GetArrayLength();
    }

    [Fact]
    public async Task An_answer_is_explained_by_its_words_and_what_each_note_has_of_them()
    {
        await using var store = new TemporaryStore();
        await store.Keep([TestNotes.Full, TestNotes.Bare with { Id = "other", Title = "Lunch", Text = "Soup." }]);

        var (exitCode, output, _) = await Terminal.Run("ask", "--explain", "countign", "toil", "--data", store.Folder);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("“countign” was read as “counting”\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\n +\d+\.\d\d  toil, names the topic toil\n", output);
        Assert.Matches(@"\n1\. Counting toil — Ada Example and Bo Sample · full234567\n", output);
        Assert.Matches(@"\n +\d+\.\d\d  word toil in title, takeaway, text", output);
        Assert.Matches(@"\n +\d+\.\d\d  words side by side\n +\d+\.\d\d  in all\n", output);
    }

    [Fact]
    public async Task An_explanation_names_the_topics_that_were_searched_too_or_lie_nearest()
    {
        await using var store = new TemporaryStore();
        var toil = TestNotes.Bare with { Id = "toil", Title = "Toil", Topics = ["toil"] };
        await store.Keep([toil, TestNotes.Bare with { Id = "pipes", Title = "Pipes", Text = "Scripts.", Topics = ["automation"] }]);

        var related = (await Terminal.Run("ask", "--explain", "toil", "--data", store.Folder)).Output;
        var nearest = (await Terminal.Run("ask", "--explain", "toil sourdough zeppelins", "--data", store.Folder)).Output;

        Assert.Matches(@"\nFilled up from: .*automation", related);
        Assert.Contains("\nNearest topics: toil", nearest, StringComparison.Ordinal);
        Assert.Matches(@"in all; has \d+ % of the question, which is not enough; \d+ % close in meaning", nearest);
    }

    [Theory]
    [InlineData("{\"id\": 1}")]
    [InlineData("{\"query\": \"toil\"}")]
    [InlineData("{\"id\": 1, \"query\": 2}")]
    [InlineData("[1]")]
    [InlineData("toil")]
    [InlineData("{\"id\": \"\\ud800\", \"query\": \"toil\"}")]
    public async Task A_line_of_a_batch_that_is_no_question_is_named_before_anything_is_answered(string line)
    {
        await using var store = new TemporaryStore();
        var questions = store.Write("questions.jsonl", $"{{\"id\": 1, \"query\": \"toil\"}}\n\n{line}\n");

        var (exitCode, output, error) = await Terminal.Run("ask", "--batch", questions, "--data", store.Folder);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("questions.jsonl, line 3: not a JSON object", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_may_follow_a_verb()
    {
        await using var store = new TemporaryStore();

        var (exitCode, _, error) = await Terminal.Run("topics", $"--Storage:Path={store.PathOf("elsewhere.db")}");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.True(File.Exists(store.PathOf("elsewhere.db")));
    }

    [Fact]
    public async Task A_store_that_cannot_be_used_is_one_sentence_and_exit_code_1()
    {
        await using var store = new TemporaryStore();
        store.Write("devopsnotes.db", new string('x', 5000));

        var (exitCode, output, error) = await Terminal.Run("ask", "toil", "--data", store.Folder);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("is not a store of DevOpsNotes", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_be_named_like_the_markup_of_the_console()
    {
        await using var store = new TemporaryStore();
        var path = store.Write("[red]notes[bold].md", "# Incident reviews\n\n## Reviews without blame\n\nAfter an outage the **incident** review asks how the deployment pipeline let it happen, never who did it.\n");

        var (exitCode, output, _) = await Terminal.Run("import", path, store.PathOf("[missing].md"), "--data", store.Folder);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("[red]notes[bold].md: Incident reviews\n", output, StringComparison.Ordinal);
    }
}
