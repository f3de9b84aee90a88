using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Tests.Commands;

/// <summary>What becomes of lines that people might type: lines.txt.</summary>
public sealed class LineTests(LineTests.Bot bot) : IClassFixture<LineTests.Bot>
{
    public static TheoryData<string, string> Lines
    {
        get
        {
            var lines = new TheoryData<string, string>();
            foreach (var entry in File.ReadLines(Repository.PathOf("tests/DevOpsNotes.Bot.Tests/Commands/lines.txt")).Where(line => line.Contains("->", StringComparison.Ordinal)))
                lines.Add(entry.Split("->")[0].TrimEnd(), entry.Split("->")[1].Trim());
            return lines;
        }
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(Lines.Count, 150, 1000);

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_line_becomes_what_its_writer_meant(string line, string meaning)
    {
        var (expected, title) = meaning.Split(" = ") is [var what, var note] ? (what, note) : (meaning, null);
        var reply = await bot.Conversation.Say(line);

        Assert.Equal(expected, Understood(line, reply, await bot.Conversation.Notes()));
        if (title is not null)
            Assert.Equal(title, Assert.IsType<Answer>(reply).Note.Title);
    }

    private string Understood(string line, Reply reply, WorkspaceNotes notes)
    {
        var read = Line.Read(line);
        if (read.Text.Length == 0)
            return "home";
        if (bot.Conversation.Commands.Claim(read, notes) is not null)
            return bot.Conversation.Commands.Find(read.Verb)!.Name;
        var lead = reply is Answer answer ? answer.Lead : reply is Notice notice ? notice.Paragraphs : [];
        if (lead is [{ Spans: [{ Text: "Read as " }, var repaired, _] }, ..])
            return $"repaired {repaired.Text}";
        return reply is Notice ? "nothing" : "question";
    }

    /// <summary>One bot for all lines: none of them changes anything that another sees, but what is taught.</summary>
    public sealed class Bot : IAsyncLifetime
    {
        internal TestConversation Conversation { get; private set; } = null!;

        public async Task InitializeAsync() => Conversation = await TestConversation.WithLessons();

        public async Task DisposeAsync() => await Conversation.DisposeAsync();
    }
}
