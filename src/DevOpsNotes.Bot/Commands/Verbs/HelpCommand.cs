using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Commands.Verbs;

/// <summary>Tells what there is to say, from what the commands tell of themselves.</summary>
internal sealed class HelpCommand(CommandList commands) : Command
{
    public const string Verb = "help";

    /// <summary>What may follow a greeting or a call for help, and says nothing more.</summary>
    private static readonly HashSet<string> Greeted = new(["", "there", "bot", "devops", "all", "everyone", "world", "again", "me", "us"], StringComparer.OrdinalIgnoreCase);

    public override string Name => Verb;

    public override IReadOnlyList<string> Aliases => ["?", "??", "???", "/help", "hi", "hello", "hey", "commands", "who are you", "what are you", "what is this", "what can you do", "what can i say", "how does this work"];

    public override string Usage => "help [command]";

    public override string Description => "what there is to say";

    public override IReadOnlyList<string> Examples => ["help", "help quote"];

    public override Invocation? Claim(string arguments, WorkspaceNotes notes)
    {
        if (Greeted.Contains(arguments.Trim('!', '?', '.', ',')))
            return (request, _) => ValueTask.FromResult<Reply>(Overview(request.Caller.Audience));
        return commands.Find(arguments.ToLowerInvariant()) is { } command ? (_, _) => ValueTask.FromResult<Reply>(Of(command)) : null;
    }

    private Notice Overview(string audience) => new(
    [
        "Ask in your own words, and get the lesson that fits, with who said it and where.",
        .. Home.Samples.Take(2).Select(sample => new Paragraph(Span.Line(sample))),
        "Or say one of these:",
        .. commands.All.Select(command => new Paragraph(Span.Usage(command.Usage), $" – {command.Description}")),
        "Whatever is none of these is a question.",
        .. audience.Length == 0 ? Array.Empty<Paragraph>() : [audience],
    ])
    {
        Buttons = [Button.Saying("Topics", TopicsCommand.Verb), Button.Saying("A quote", QuoteCommand.Verb)],
    };

    private static Notice Of(Command command) => new(
    [
        new Paragraph(Span.Usage(command.Usage), $" – {command.Description}"),
        new Paragraph(["For example ", .. Paragraph.Join(" · ", command.Examples.Select(Span.Line)).Spans]),
    ]);
}
