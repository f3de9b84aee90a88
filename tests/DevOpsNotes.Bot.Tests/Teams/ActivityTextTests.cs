using System.Text.Json;
using System.Text.Json.Nodes;
using DevOpsNotes.Bot.Teams.Activities;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>What is left of a message when what addressed the bot is taken away.</summary>
public sealed class ActivityTextTests
{
    [Theory]
    [InlineData("toil", "toil")]
    [InlineData("<at>DevOps</at> toil", "toil")]
    [InlineData("<AT>devops</AT> toil\r\n", "toil")]
    [InlineData("what about\r\n<at>DevOps</at>\r\ntoil", "what about\r\n \r\ntoil")]
    [InlineData("<at>DevOps</at>&nbsp;toil", "toil")]
    [InlineData("<at>DevOps</at>\u00A0toil", "toil")]
    [InlineData("<at>DevOps</at>", "")]
    [InlineData("<at>DevOps</at> <at>DevOps</at>", "")]
    [InlineData("<at>DevOps</at> ask <at>Sam Reader</at>", "ask <at>Sam Reader</at>")]
    [InlineData("DevOps toil", "toil")]
    [InlineData("/devops toil", "toil")]
    [InlineData("/DevOps", "")]
    [InlineData("devops", "")]
    [InlineData("/toil", "toil")]
    [InlineData("devopsdays", "devopsdays")]
    [InlineData("devops-days 2019", "devops-days 2019")]
    [InlineData("<quoted messageId=\"17\"/> toil", "toil")]
    [InlineData("a < b and c > d", "a < b and c > d")]
    public void What_addresses_the_bot_is_taken_away_and_nothing_else(string text, string expected)
    {
        var message = Said.InGroup("");
        message["text"] = text;

        Assert.Equal(expected, ActivityText.Of(Read(message)));
    }

    /// <summary>Somebody else may be called the same.</summary>
    [Fact]
    public void A_mention_counts_by_who_is_mentioned_not_by_the_name()
    {
        var message = Said.InGroup("");
        message["text"] = "<at>DevOps</at> <at>The bot</at> toil";
        message["entities"] = new JsonArray(
            new JsonObject { ["type"] = "mention", ["text"] = "<at>DevOps</at>", ["mentioned"] = new JsonObject { ["id"] = "29:somebody", ["name"] = "DevOps" } },
            new JsonObject { ["type"] = "mention", ["text"] = null, ["mentioned"] = new JsonObject { ["id"] = Said.Bot, ["name"] = "The bot" } });

        Assert.Equal("<at>DevOps</at>   toil", ActivityText.Of(Read(message)));
    }

    [Fact]
    public void A_text_that_is_endless_is_read_at_its_beginning()
    {
        var message = Said.InChat(string.Concat(Enumerable.Repeat("toil ", 100_000)));

        Assert.InRange(ActivityText.Of(Read(message)).Length, 1, 4000);
    }

    private static TeamsActivity Read(JsonObject message) => new(JsonDocument.Parse(message.ToJsonString()).RootElement);
}
