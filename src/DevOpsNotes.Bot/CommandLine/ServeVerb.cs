using System.CommandLine;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary><c>serve</c>, the default: the host.</summary>
internal static class ServeVerb
{
    public static Command Command()
    {
        var command = new Command("serve", "Run the bot (default).") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(Run);
        return command;
    }

    public static Task<int> Run(ParseResult result, CancellationToken cancellationToken) =>
        BotHost.Run(result.Settings(), result.BundledLessons(), [.. result.UnmatchedTokens], cancellationToken);
}
