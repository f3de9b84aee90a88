using System.CommandLine;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Storage.Copying;
using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>copy --from &lt;folder&gt; --to &lt;azure&gt;</c>: moves an installation from one machine to Azure.</summary>
internal static class CopyVerb
{
    private static readonly Option<string> From = new("--from") { Description = "Folder of the embedded store.", HelpName = "dir", Required = true };
    private static readonly Option<string> To = new("--to") { Description = "Azure Table storage: a connection string, or an endpoint whose key is Storage:AccountKey or that this machine's identity may use.", HelpName = "azure", Required = true };

    public static Command Command()
    {
        var command = new Command("copy", "Copy an embedded store to Azure Table storage, and compare both. Interrupted, it goes on where it was. Stop serve first.") { From, To };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(result.GetValue(From)!);
        var file = Path.Combine(folder, StoreSettings.FileName);
        if (!File.Exists(file))
            throw new SettingsException($"There is no store in '{folder}'. --from names the folder that --data named.");
        await using var from = await SqliteTables.Open(file);
        await using var to = await StoreSettings.OfAzure(result.GetValue(To)!, "--to", result.Configuration()["Storage:AccountKey"]).Open();
        var copy = new StoreCopy(from, to);
        var outcome = await CopyProgressBar.Run(progress => copy.Run(file, progress, cancellationToken));
        Console.Out.WriteLine($"{outcome.Rows:N0} rows of {outcome.Tables} tables are copied. Compared: as many rows on both sides, and the same checksum, {outcome.Checksum[..16]}.");
        return ExitCode.Success;
    }
}
