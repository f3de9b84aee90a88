using DevOpsNotes.Bot.Tests.Commands;
using DevOpsNotes.Bot.Tests.Commands.Leaks;

namespace DevOpsNotes.Bot.Tests.CommandLine;

[Collection(Terminal.Name)]
public sealed class WorkspaceAskTests
{
    [Fact]
    public async Task Asking_for_a_workspace_finds_what_everybody_in_it_may_see_and_nothing_of_another()
    {
        await using var bot = await TestConversation.With();
        var canaries = await Canary.Leave(bot);

        foreach (var workspace in new[] { "slack:T1", "slack:T2", "slack:T3", null })
        {
            var seen = new List<string>();
            foreach (var canary in canaries)
            {
                var (exitCode, output, _) = await Terminal.Run(["ask", "--json", "--limit", "50", canary.Key, "toil", "--data", bot.Folder, .. workspace is null ? Array.Empty<string>() : ["--workspace", workspace]]);
                Assert.Equal(0, exitCode);
                seen.AddRange(canaries.Where(other => output.Contains(other.Secret, StringComparison.Ordinal)).Select(other => other.Secret));
            }

            Assert.Equal(canaries.Where(canary => canary.IsEverybodys && canary.Room.Workspace == workspace).Select(canary => canary.Secret).Order(), seen.Distinct().Order());
        }
    }

    [Fact]
    public async Task What_a_team_keeps_steers_no_terminal()
    {
        await using var bot = await TestConversation.With();
        await bot.Answered("add \"Cool \u001b[2Jthe flamingo turbines \u009b31m\u202ebefore noon, always, says the team\"");

        var (exitCode, output, _) = await Terminal.Run("ask", "flamingo turbines", "--data", bot.Folder, "--workspace", TestConversation.Ada.Workspace.Key);

        Assert.Equal(0, exitCode);
        Assert.Contains("before noon, always", output, StringComparison.Ordinal);
        Assert.DoesNotContain(output, character => (char.IsControl(character) && character is not ('\n' or '\r')) || character == '\u202e');
    }
}
