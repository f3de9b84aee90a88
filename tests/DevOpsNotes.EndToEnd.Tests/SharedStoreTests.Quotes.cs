using System.Text.Json;

namespace DevOpsNotes.EndToEnd.Tests;

/// <content>What people of one workspace save through whichever host.</content>
public sealed partial class SharedStoreTests
{
    private const string Words = "Zebras drain the zanzibar queue before the worker starts.";
    private const string Question = "zebras zanzibar";
    private const string Save = $"save \"{Words}\" by Kim Outside";

    /// <summary>Who is first at the store is chance: several times.</summary>
    private const int Rounds = 3;

    [NodeFact]
    public async Task Words_that_one_host_saved_are_found_edited_and_taken_back_through_the_others_within_ten_seconds()
    {
        await using var slack = await StartSlack();
        var bots = await StartThree(slack);

        var saved = JsonDocument.Parse(await Say(bots[0], Save)).RootElement;
        Assert.Contains("Everybody in the workspace finds it", saved.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Zebras drain", await Say(bots[0], Question), StringComparison.Ordinal);
        await Found(bots, Question, "Zebras drain");

        await slack.Press(bots[1], saved, "Edit", "U1");
        var form = slack.CallsOf("views.open")[^1].GetProperty("view");
        Assert.Contains("Changed.", await slack.Submit(bots[2], form, "U1", ("Takeaway", "Drain first.")), StringComparison.Ordinal);
        await Found(bots, Question, "Drain first.");

        await slack.Press(bots[2], saved, "Undo", "U1");
        Assert.Contains("Taken back, and found no more.", slack.CallsOf("hooks")[^1].GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Zebras drain", await Say(bots[2], Question), StringComparison.Ordinal);
        await NotFound(bots, Question, "Zebras drain");
        Assert.Empty(await Kept());
    }

    [NodeFact]
    public async Task Who_was_quoted_removes_the_quote_through_another_host_for_all_of_them()
    {
        await using var slack = await StartSlack();
        var bots = await StartThree(slack);
        var form = await slack.Form(bots[0], Words, "1767225600.000100", "U1");
        Assert.Contains("Saved.", await slack.Submit(bots[0], form, "U1"), StringComparison.Ordinal);
        await Found(bots, Question, "Zebras drain");
        await Until(() => Task.FromResult(slack.CallsOf("chat.postMessage").Count > 0), FoundWithin);

        await slack.Press(bots[1], slack.CallsOf("chat.postMessage")[0], "Remove", "U2");

        await NotFound(bots, Question, "Zebras drain");
        // Not even through a host that has not heard of it.
        foreach (var bot in bots)
            Assert.Contains("cannot be quoted again", await slack.Submit(bot, form, "U1"), StringComparison.Ordinal);
        Assert.Empty(await Kept());
        Assert.Single(slack.CallsOf("chat.postMessage"));
    }

    [NodeFact]
    public async Task The_same_words_saved_through_all_hosts_at_once_are_one_quote()
    {
        await using var slack = await StartSlack();
        var bots = await StartThree(slack);

        for (var round = 1; round <= Rounds; round++)
        {
            var line = $"save \"Zebras of round {round} drain the queue.\" by Kim Outside";
            var answers = await Task.WhenAll(bots.Select((bot, person) => SlackCommand.Say(_http, bot, line, $"U{person + 1}")));

            Assert.Single(answers, answer => answer.Contains("Saved.", StringComparison.Ordinal));
            Assert.Equal(2, answers.Count(answer => answer.Contains("That is saved already", StringComparison.Ordinal)));
        }

        Assert.Equal(Rounds, (await Kept()).Count);
    }

    [NodeFact]
    public async Task The_same_message_saved_through_all_hosts_at_once_is_one_quote_of_which_its_author_is_told_once()
    {
        await using var slack = await StartSlack();
        var bots = await StartThree(slack);
        string[] people = ["U1", "U3", "U4"];

        for (var round = 1; round <= Rounds; round++)
        {
            var form = await slack.Form(bots[0], $"Zebras of round {round} drain the queue.", $"1767225600.00010{round}", "U1");
            var answers = await Task.WhenAll(bots.Select((bot, number) => slack.Submit(bot, form, people[number])));

            Assert.Single(answers, answer => answer.Contains("Saved.", StringComparison.Ordinal));
            Assert.Equal(2, answers.Count(answer => answer.Contains("That is saved already", StringComparison.Ordinal)));
        }

        Assert.Equal(Rounds, (await Kept()).Count);
        await Until(() => Task.FromResult(slack.CallsOf("chat.postMessage").Count >= Rounds), TimeSpan.FromSeconds(20));
        Assert.Equal(Rounds, slack.CallsOf("chat.postMessage").Select(told => told.GetRawText()).Distinct().Count());
        Assert.Equal(Rounds, slack.CallsOf("chat.postMessage").Count);
    }

    [NodeFact]
    public async Task A_save_while_the_store_is_away_is_refused_and_nothing_of_it_is_found_when_it_is_back()
    {
        await using var slack = await StartSlack();
        var bots = await StartThree(slack);
        var form = await slack.Form(bots[0], Words, "1767225600.000100", "U1");
        var port = _azurite!.Port;
        await _azurite.DisposeAsync();
        _azurite = null;

        var line = await Say(bots[1], Save);
        var sent = JsonDocument.Parse(await slack.Submit(bots[2], form, "U1")).RootElement;
        _azurite = await Azurite.Start(_desk.PathOf("azurite"), port);

        Assert.Contains("The store does not answer, so nothing was done.", line, StringComparison.Ordinal);
        Assert.Contains("Zebras drain", line, StringComparison.Ordinal);
        Assert.Equal("errors", sent.GetProperty("response_action").GetString());
        Assert.StartsWith("It could not be kept: the store does not answer.", sent.GetProperty("errors").GetProperty("Words").GetString(), StringComparison.Ordinal);
        await Until(async () => (await Task.WhenAll(bots.Select(bot => _http.GetStringAsync(new Uri(bot, "/healthz/ready"))))).All(health => health.Contains("\"notes\":{\"status\":\"Healthy\"", StringComparison.Ordinal)), TimeSpan.FromSeconds(40));
        Assert.Empty(await Kept());
        foreach (var bot in bots)
            Assert.DoesNotContain("Zebras drain", await Say(bot, Question), StringComparison.Ordinal);
        Assert.Empty((await BotProcess.Run(["changes", "--workspace", "slack:T1"], Store)).Succeeded().Lines);

        // The form is as it was, and is taken now.
        Assert.Contains("Saved.", await slack.Submit(bots[2], form, "U1"), StringComparison.Ordinal);
        await Found(bots, Question, "Zebras drain");
    }

    [NodeFact]
    public async Task What_people_ask_several_hosts_in_vain_comes_together_also_when_these_end_before_a_minute_is_over()
    {
        await StartStore();
        var (one, other) = (await Start(), await Start());
        await SlackCommand.Say(_http, one, "sourdough recipe", "U1");
        await SlackCommand.Say(_http, one, "sourdough recipe", "U2");
        await SlackCommand.Say(_http, other, "the recipe of sourdough", "U3");

        foreach (var bot in _bots)
        {
            bot.Terminate();
            Assert.Equal(0, (await bot.Finish()).ExitCode);
        }

        Assert.Contains("asked 3 times", await Say(await Start(), "gaps"), StringComparison.Ordinal);
    }

    private async Task<SlackPeople> StartSlack()
    {
        await StartStore();
        var slack = new SlackPeople(_http);
        await slack.Start();
        return slack;
    }

    /// <summary>Three hosts that have answered already: the first time takes a machine that is busy longer than Slack waits.</summary>
    private async Task<Uri[]> StartThree(SlackPeople slack)
    {
        var bots = await Task.WhenAll(Start(slack.Settings), Start(slack.Settings), Start(slack.Settings));
        await Task.WhenAll(bots.Select(bot => Say(bot, "toil")));
        return bots;
    }

    /// <summary>The texts of what the workspace keeps.</summary>
    private async Task<IReadOnlyList<string>> Kept() =>
        [.. (await BotProcess.Run(["export", "--workspace", "slack:T1"], Store)).Succeeded().Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];

    private async Task NotFound(Uri[] bots, string question, string answer)
    {
        foreach (var bot in bots)
            await Until(async () => !(await Say(bot, question)).Contains(answer, StringComparison.Ordinal), FoundWithin);
    }
}
