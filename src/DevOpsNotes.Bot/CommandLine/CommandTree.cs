using System.CommandLine;
using System.CommandLine.Parsing;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Storage;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>The verbs of the executable, and the one place where failures become exit codes.</summary>
internal static class CommandTree
{
    public static async Task<int> Run(string[] args)
    {
        var result = Build().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (Usage.ErrorOf(result) is { } error)
            return Complain(error, ExitCode.Usage);
        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (SettingsException e)
        {
            return Complain(e.Message, ExitCode.Usage);
        }
        catch (StoreException e)
        {
            return Complain(e.Message, ExitCode.Failure);
        }
        catch (OperationCanceledException)
        {
            return Complain("Stopped.", ExitCode.Failure);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Complain($"A fault in this program ({e.GetType().Name}: {e.Message}). Please report it with what you did.", ExitCode.Failure);
        }
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("DevOps lessons and quotes for Slack and Microsoft Teams. Without a verb it serves.")
        {
            CommonOptions.Data,
            CommonOptions.Library,
            ServeVerb.Command(),
            ImportVerb.Command(),
            AskVerb.Command(),
            ExportVerb.Command(),
            TopicsVerb.Command(),
            WithdrawVerb.Command(),
            ChangesVerb.Command(),
            EraseVerb.Command(),
            CopyVerb.Command(),
            LibraryVerb.Command(),
        };
        // Settings may follow as --Section:Key=value; whatever else is not known is refused in Usage.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(ServeVerb.Run);
        return root;
    }

    private static int Complain(string message, int exitCode)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }
}
