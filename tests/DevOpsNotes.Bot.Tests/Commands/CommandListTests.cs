using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>What the commands tell of themselves, and where else that is told.</summary>
public sealed class CommandListTests
{
    [Fact]
    public void Two_commands_that_claim_one_word_fail_at_the_start()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => new CommandList(_ => [new Told("quote", "say"), new Told("speak", "say")]));

        Assert.Equal("The commands quote and speak both claim the word 'say'.", failure.Message);
    }

    [Fact]
    public async Task Help_tells_of_every_command_in_its_own_words()
    {
        await using var bot = await TestConversation.With();

        var lines = (await bot.Noticed("help")).Paragraphs.Select(paragraph => paragraph.ToString()).ToList();

        Assert.All(bot.Commands.All, command => Assert.Contains($"{command.Usage} – {command.Description}", lines));
    }

    [Fact]
    public async Task Every_example_is_claimed_by_its_command()
    {
        await using var bot = await TestConversation.WithLessons();
        var notes = await bot.Notes();

        foreach (var command in bot.Commands.All)
        {
            Assert.NotEmpty(command.Examples);
            Assert.StartsWith(command.Name, command.Usage, StringComparison.Ordinal);
            foreach (var example in command.Examples)
            {
                Assert.Equal(command.Name, Line.Read(example).Verb);
                Assert.NotNull(bot.Commands.Claim(Line.Read(example), notes));
            }

            var help = await bot.Noticed($"help {command.Name}");
            Assert.Contains(command.Examples[0], help.Paragraphs[1].ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_readme_tells_of_the_same_commands_in_the_same_words()
    {
        await using var bot = await TestConversation.With();
        var readme = await File.ReadAllLinesAsync(Repository.PathOf("README.md"));

        Assert.Equal(
            bot.Commands.All.Select(command => $"| `{command.Usage}` | {command.Description.Replace('’', '\'')} |"),
            readme.SkipWhile(line => !line.StartsWith("| `toil`", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith('|')));
    }

    private sealed class Told(string name, string alias) : Command
    {
        public override string Name => name;

        public override IReadOnlyList<string> Aliases => [alias];

        public override string Usage => name;

        public override string Description => "";

        public override IReadOnlyList<string> Examples => [name];

        public override Invocation? Claim(string arguments, WorkspaceNotes notes) => null;
    }
}
