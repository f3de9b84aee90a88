using DevOpsNotes.Bot.Commands.Replies;

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
        bot.Conversation.CarriedOut.Clear();

        var reply = await bot.Conversation.Say(line);

        Assert.Equal(expected, Happened(bot.Conversation.CarriedOut, reply));
        if (title is not null)
            Assert.Equal(title, Assert.IsType<Answer>(reply).Note.Title);
    }

    private static string Happened(List<string> carriedOut, Reply reply) => (carriedOut, reply) switch
    {
        ([var command], Answer { Lead: [{ Spans: [{ Text: "Read as " }, ..] }, ..] }) => $"repaired {command}",
        ([var command], Notice { Paragraphs: [{ Spans: [{ Text: "Read as " }, ..] }, ..] }) => $"repaired {command}",
        ([var command], _) => command,
        ([], Answer) => "question",
        ([], Notice { Paragraphs: [var first, ..] }) when first.ToString().StartsWith("None of the ", StringComparison.Ordinal) => "nothing",
        ([], Notice { Buttons: [{ Label: "Topics" }, { Label: "Daily lesson here" }, { Label: "Saved" }] }) => "home",
        _ => $"{string.Join(" and ", carriedOut)} {reply.GetType().Name}",
    };

    /// <summary>One bot for all lines: none of them changes anything that another sees, but what is taught.</summary>
    public sealed class Bot : IAsyncLifetime
    {
        internal TestConversation Conversation { get; private set; } = null!;

        public async Task InitializeAsync() => Conversation = await TestConversation.WithLessons();

        public async Task DisposeAsync() => await Conversation.DisposeAsync();
    }
}
