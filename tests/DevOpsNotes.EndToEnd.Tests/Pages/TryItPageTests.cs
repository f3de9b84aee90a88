using Microsoft.Playwright;

namespace DevOpsNotes.EndToEnd.Tests.Pages;

/// <summary>The page as people use it: a real browser, a real host, the bundled lessons.</summary>
public sealed class TryItPageTests(ServedBot bot, Browser browser) : IClassFixture<ServedBot>, IClassFixture<Browser>
{
    private static readonly BrowserNewContextOptions NoScript = new() { JavaScriptEnabled = false };

    [BrowserFact]
    public async Task A_visitor_clicks_a_sample_types_a_symptom_and_opens_a_choice_in_its_place()
    {
        await using var visit = await browser.Open(bot.Address);
        await visit.Press("toil");
        await Assertions.Expect(visit.Last).ToContainTextAsync("Takeaway");
        await Assertions.Expect(visit.Last.Locator(".credits")).ToContainTextAsync("in our words, from “");

        await visit.Say("woken up by alerts");
        await Assertions.Expect(visit.Articles).ToHaveCountAsync(3);
        var choice = visit.Last.Locator(".choices button").First;
        var title = await TitleOf(choice);
        await choice.ClickAsync();

        await Assertions.Expect(visit.Title(title)).ToBeVisibleAsync();
        await Assertions.Expect(visit.Articles).ToHaveCountAsync(3);
        await Assertions.Expect(visit.Last.Locator(".said")).ToContainTextAsync("woken up by alerts");
        visit.IsContent();
    }

    [BrowserFact]
    public async Task Where_a_visitor_s_clock_is_goes_along_with_each_line()
    {
        await using var visit = await browser.Open(bot.Address, new BrowserNewContextOptions { TimezoneId = "Europe/Brussels" });

        var said = await visit.Page.RunAndWaitForRequestAsync(() => visit.Say("toil"), request => request.Method == "POST");

        Assert.Contains("zone=Europe%2FBrussels", said.PostData, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Without_script_everything_works_as_well_a_page_at_a_time()
    {
        await using var visit = await browser.Open(bot.Address, NoScript);
        await visit.Press("woken up at 3am");
        await Assertions.Expect(visit.Articles).ToHaveCountAsync(1);
        await visit.Say("who should be on call");
        var choice = visit.Last.Locator(".choices button").First;
        var title = await TitleOf(choice);
        await choice.ClickAsync();
        await Assertions.Expect(visit.Title(title)).ToBeVisibleAsync();

        await visit.Press("Useful");
        await Assertions.Expect(visit.Last).ToContainTextAsync("✓ Useful");
        await visit.Say("add");
        await visit.Press("Teach");
        await Assertions.Expect(visit.Last.Locator(".error")).ToContainTextAsync("at least 4 words");
    }

    [BrowserFact]
    public async Task A_team_teaches_a_lesson_is_told_what_is_wrong_with_it_finds_it_and_takes_it_back()
    {
        await using var visit = await browser.Open(bot.Address);
        await visit.Say("flamingo turbines overheat");
        await Assertions.Expect(visit.Last).ToContainTextAsync("None of the ");
        await visit.Press("Teach this");
        await Assertions.Expect(visit.Last).ToContainTextAsync("What would have answered “flamingo turbines overheat”?");
        await visit.Last.GetByLabel("Topics (optional)").FillAsync("flamingos");
        await visit.Last.GetByLabel("The lesson").FillAsync("Cool the flamingo turbines before noon. They overheat at lunch.");
        await visit.Press("Teach");
        await Assertions.Expect(visit.Last.Locator(".error")).ToContainTextAsync("There is no topic “flamingos”.");
        await Assertions.Expect(visit.Last.GetByLabel("The lesson")).ToHaveValueAsync("Cool the flamingo turbines before noon. They overheat at lunch.");
        await visit.Last.GetByLabel("Topics (optional)").FillAsync("toil");
        await visit.Press("Teach");
        await Assertions.Expect(visit.Last).ToContainTextAsync("Your team has a new lesson.");
        await Assertions.Expect(visit.Last.Locator(".credits")).ToContainTextAsync("Your team");

        await visit.Say("flamingo turbines");
        await Assertions.Expect(visit.Title("Cool the flamingo turbines before noon")).ToBeVisibleAsync();
        await using (var other = await browser.Open(bot.Address))
        {
            await other.Say("add \"Cool the flamingo turbines before noon. They overheat at lunch.\"");
            await Assertions.Expect(other.Last).ToContainTextAsync("Your team has that lesson already.");
        }

        await visit.Say("add \"Turn the walrus pump clockwise, or it floods.\"");
        await visit.Press("Take it back");
        await Assertions.Expect(visit.Last).ToContainTextAsync("Taken back.");
        await visit.Say("walrus pump");
        await Assertions.Expect(visit.Last).ToContainTextAsync("None of the ");
        visit.IsContent();
    }

    [BrowserFact]
    public async Task What_is_shared_says_how_it_was_asked_and_its_buttons_answer_who_pressed_them()
    {
        await using var visit = await browser.Open(bot.Address);
        await visit.Say("toil");
        await visit.Press("Share here");
        await Assertions.Expect(visit.Last).ToContainTextAsync("asked: /devops toil");
        await Assertions.Expect(visit.Articles).ToHaveCountAsync(3);

        await visit.Press("Not useful");

        await Assertions.Expect(visit.Last).ToContainTextAsync("Noted: not useful. Nobody is shown who voted.");
        await Assertions.Expect(visit.Articles).ToHaveCountAsync(4);
        visit.IsContent();
    }

    [BrowserFact]
    public async Task What_slack_and_teams_would_get_is_shown_beside_with_its_size()
    {
        await using var visit = await browser.Open(bot.Address);
        await visit.Say("toil");
        foreach (var (platform, size, part) in new[] { ("Slack", " of 50 blocks", "\"rich_text_section\""), ("Teams", " of 24 KB", "\"AdaptiveCard\"") })
        {
            var details = visit.Last.Locator("details").Filter(new LocatorFilterOptions { HasText = $"As {platform} would get it" });
            await Assertions.Expect(details.Locator("pre")).ToBeHiddenAsync();

            await details.Locator("summary").ClickAsync();

            await Assertions.Expect(details.Locator("summary")).ToContainTextAsync(size);
            await Assertions.Expect(details.Locator("pre")).ToContainTextAsync(part);
        }

        Assert.Empty(await Browser.Violations(visit.Page));
        visit.IsContent();
    }

    [BrowserFact]
    public async Task What_a_source_wrote_is_shown_and_never_run()
    {
        await bot.Import("hostile.md", """
            # Notes <script>alert(1)</script>

            ## Walnut &lt;img src=x onerror=alert(2)&gt; deployments — Eve Example

            The walnut deployment says &lt;script&gt;alert(3)&lt;/script&gt; and &lt;/form&gt;&lt;form action=https://evil.example&gt; and "><svg onload=alert(4)> while the
            team deploys, monitors and rolls back every walnut release by hand, which is toil, as [everybody](javascript:alert(5)) knows by now.
            """);
        await using var visit = await browser.Open(bot.Address);
        foreach (var attempt in Enumerable.Range(0, 100))
        {
            await visit.Say("walnut deployment");
            if (!(await visit.Last.InnerTextAsync()).Contains("None of the", StringComparison.Ordinal))
                break;
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        await Assertions.Expect(visit.Last).ToContainTextAsync("<script>alert(3)</script> and </form><form action=https://evil.example>");
        Assert.Equal(0, await visit.Last.Locator("script, svg, img, form form, a[href^='javascript']").CountAsync());
        await visit.Say("<img src=x onerror=alert(6)>");
        visit.IsContent();
    }

    [BrowserTheory]
    [InlineData("phone", ColorScheme.Light)]
    [InlineData("phone", ColorScheme.Dark)]
    [InlineData("desktop", ColorScheme.Light)]
    [InlineData("desktop", ColorScheme.Dark)]
    public async Task It_reads_well_on_every_screen_in_every_light_for_everybody(string screen, ColorScheme scheme)
    {
        var size = screen == "phone" ? new ViewportSize { Width = 360, Height = 740 } : new ViewportSize { Width = 1280, Height = 800 };
        await using var visit = await browser.Open(bot.Address, new BrowserNewContextOptions { ViewportSize = size, ColorScheme = scheme });
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

        foreach (var (name, line) in new[] { ("home", ""), ("answer", "kubernets"), ("help", "help"), ("topics", "topics"), ("form", "add"), ("forms", "add") })
        {
            if (line.Length > 0)
                await visit.Say(line);
            if (name == "form")
                await visit.Press("Teach");
            Assert.Empty(await Browser.Violations(visit.Page));
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than the {screen}.");
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{screen}-{scheme}-{name}.png"), FullPage = name == "home" });
        }

        visit.IsContent();
    }

    [BrowserFact]
    public async Task The_keyboard_is_enough()
    {
        await using var visit = await browser.Open(bot.Address);
        await Assertions.Expect(visit.Page.GetByLabel("Say something to the bot")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("server costs");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Last).ToContainTextAsync("server costs");
        await visit.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(visit.Page.GetByLabel("Say something to the bot")).ToHaveValueAsync("server costs");

        // Backwards from the field: what Teams and Slack would get, and the last button of the last reply.
        await visit.Page.Keyboard.PressAsync("Shift+Tab");
        await visit.Page.Keyboard.PressAsync("Shift+Tab");
        await visit.Page.Keyboard.PressAsync("Shift+Tab");
        Assert.Equal("Not useful", await visit.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Last).ToContainTextAsync("✓ Not useful");
        visit.IsContent();
    }

    [BrowserFact]
    public async Task A_first_view_is_small_and_its_script_is_smaller()
    {
        await using var visit = await browser.Open(new Uri("about:blank"));
        var sizes = new Dictionary<string, int>();
        visit.Page.Response += async (_, response) => sizes[new Uri(response.Url).AbsolutePath] = (await response.BodyAsync()).Length;
        await visit.Page.GotoAsync(bot.Address.AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Equal(["/", "/page.css", "/page.js"], sizes.Keys.Order());
        Assert.InRange(sizes.Values.Sum(), 1, 50 * 1024);
        Assert.InRange(sizes["/page.js"], 1, 5 * 1024);
    }

    [BrowserFact]
    public async Task A_page_that_is_older_than_the_bot_is_told_so_and_loses_nothing()
    {
        using var own = new ServedBot();
        await own.InitializeAsync();
        try
        {
            await using var visit = await browser.Open(own.Address);
            await own.Restart();

            await visit.Page.GetByLabel("Say something to the bot").FillAsync("toil");
            await visit.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(visit.Last).ToContainTextAsync("The bot was started again after this page was opened, or this browser keeps no cookies.");
            await Assertions.Expect(visit.Page.GetByLabel("Say something to the bot")).ToHaveValueAsync("toil");
            await visit.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(visit.Last).ToContainTextAsync("Takeaway");
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    /// <summary>What a choice says before the name.</summary>
    private static async Task<string> TitleOf(ILocator choice) => (await choice.InnerTextAsync()).Replace("Read", "", StringComparison.Ordinal).Trim().Split(" — ")[0];
}
