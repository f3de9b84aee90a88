using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>ask toil</c>: the note that fits best, and the titles of two more.</summary>
internal static class AskVerb
{
    private const int ForPeople = 3;
    private const int ForPrograms = 10;

    private static readonly Argument<string[]> Words = new("words") { Description = "What you want to know, in your own words.", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object: {query, results}, and where it applies corrected, widened, related, nearest_topics." };
    private static readonly Option<int?> Limit = new("--limit") { Description = $"How many notes at most. Default: {ForPeople}, with --json and --batch {ForPrograms}.", HelpName = "N" };
    private static readonly Option<string?> Workspace = CommonOptions.Workspace("Search the notes of this workspace, too.");
    private static readonly Option<bool> Explain = new("--explain") { Description = "Say why each note ranks where it does." };
    private static readonly Option<FileInfo?> Batch = new("--batch") { Description = "A file of questions, one {id, query} a line; prints {id, results} for each.", HelpName = "file.jsonl" };

    public static Command Command()
    {
        var command = new Command("ask", "Find the note that fits a question.") { Words, Json, Explain, Limit, Workspace, Batch };
        command.Validators.Add(result =>
        {
            var hasWords = result.GetValue(Words) is { Length: > 0 };
            if (hasWords == (result.GetValue(Batch) is not null))
                result.AddError(hasWords ? "Give either words or --batch." : "What would you like to know? For example: ask toil");
            if (result.GetValue(Explain) && (result.GetValue(Json) || result.GetValue(Batch) is not null))
                result.AddError("--explain is for people: it goes without --json and --batch.");
            // What is no number at all, the parser says itself.
            if (result.GetResult(Limit)?.Tokens is [var limit] && int.TryParse(limit.Value, CultureInfo.InvariantCulture, out var notes) && notes < 1)
                result.AddError("--limit is at least 1.");
        });
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancellationToken)
    {
        var questions = result.GetValue(Batch) is { } file ? Questions.Read(file) : null;
        await using var tables = await result.OpenStore();
        var index = await (await result.OpenLibrary(tables, cancellationToken)).Load(result.Scope(Workspace), cancellationToken);

        if (questions is not null)
        {
            foreach (var (id, query) in questions)
                Console.Out.WriteLine(AnswerJson.Serialize(id, query: null, index.Search(query, result.GetValue(Limit) ?? ForPrograms)));
            return ExitCode.Success;
        }

        var words = string.Join(' ', result.GetValue(Words)!);
        if (result.GetValue(Explain))
            ExplanationText.Write(Console.Out, index.Explain(words, result.GetValue(Limit) ?? ForPeople));
        else if (result.GetValue(Json))
            Console.Out.WriteLine(AnswerJson.Serialize(id: null, words, index.Search(words, result.GetValue(Limit) ?? ForPrograms)));
        else
            AnswerText.Write(Console.Out, words, index.Search(words, result.GetValue(Limit) ?? ForPeople), index.Count);
        return ExitCode.Success;
    }
}
