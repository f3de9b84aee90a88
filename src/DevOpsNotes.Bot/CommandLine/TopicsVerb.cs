using System.CommandLine;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>topics</c>: what there are notes about.</summary>
internal static class TopicsVerb
{
    public static Command Command()
    {
        var command = new Command("topics", "List the topics, those with the most notes first.");
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancellationToken)
    {
        await using var tables = await result.OpenStore();
        var library = await result.OpenLibrary(tables, cancellationToken);
        var counts = (await library.Notes(Scope.Shared, cancellationToken)).SelectMany(note => note.Topics).CountBy(name => name).ToDictionary();
        foreach (var topic in TopicCatalog.Default.All.OrderByDescending(topic => counts.GetValueOrDefault(topic.Name)).ThenBy(topic => topic.Name, StringComparer.Ordinal))
            Console.Out.WriteLine($"{counts.GetValueOrDefault(topic.Name),5}  {topic.Name}");
        return ExitCode.Success;
    }
}
