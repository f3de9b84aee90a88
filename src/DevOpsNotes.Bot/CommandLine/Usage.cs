using System.CommandLine;
using System.CommandLine.Parsing;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>Finds what is wrong with a command line beyond what the parser sees.</summary>
internal static class Usage
{
    public static string? ErrorOf(ParseResult result)
    {
        if (result.Errors is [var first, ..])
            return WithHint(first.Message, result);
        if (UnknownOption(result) is { } option)
            return WithHint($"'{option}' is not an option of this verb. To use it as a word, put -- before the words.", result);
        return UnknownWord(result);
    }

    /// <summary>
    /// Settings such as --Web:TryIt=true are welcome everywhere, and the host's own such as --urls where it serves; words
    /// are verbs that do not exist.
    /// </summary>
    private static string? UnknownWord(ParseResult result)
    {
        var tokens = result.UnmatchedTokens;
        var serves = !result.CommandResult.Command.TreatUnmatchedTokensAsErrors;
        for (var i = 0; i < tokens.Count; i++)
        {
            var isKey = tokens[i].StartsWith("--", StringComparison.Ordinal) && tokens[i].Length > 2 && (serves || tokens[i].Contains(':', StringComparison.Ordinal));
            if (!isKey)
                return WithHint(result.CommandResult.Command is RootCommand ? $"There is no verb '{tokens[i]}'." : $"'{tokens[i]}' is neither an option nor a setting.", result);
            if (!tokens[i].Contains('=', StringComparison.Ordinal))
                i++;
        }

        return null;
    }

    /// <summary>The parser takes what it does not know for one of the words.</summary>
    private static string? UnknownOption(ParseResult result) =>
        result.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? null
            : result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)
                .FirstOrDefault(value => value.Length > 2 && value.StartsWith("--", StringComparison.Ordinal));

    private static string WithHint(string problem, ParseResult result)
    {
        var verbs = "";
        for (var at = result.CommandResult; at is { Command: not RootCommand }; at = at.Parent as CommandResult) verbs = $"{at.Command.Name} {verbs}";
        return $"{problem}{Environment.NewLine}See {verbs}--help.";
    }
}
