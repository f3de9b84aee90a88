using Microsoft.Playwright;

namespace DevOpsNotes.EndToEnd.Tests.Pages;

/// <summary>Saving words from outside on the page, as people do it in a browser.</summary>
public sealed class QuotePageTests(ServedBot bot, Browser browser) : IClassFixture<ServedBot>, IClassFixture<Browser>
{
    private const string Words = "A flamingo backup is a restore that works.";

    [BrowserFact]
    public async Task A_visitor_saves_words_sees_them_undoes_edits_and_deletes_them()
    {
        await using var visit = await browser.Open(bot.Address);
        await visit.Say("save");
        await visit.Last.GetByLabel("The words").FillAsync(Words);
        await visit.Press("Save");
        await Assertions.Expect(visit.Last.Locator(".error")).ToHaveTextAsync("Whose words are they?");
        await Assertions.Expect(visit.Last.GetByLabel("The words")).ToHaveValueAsync(Words);
        await visit.Last.GetByLabel("Said by").FillAsync("Kim Strange");
        await visit.Press("Save");
        await Assertions.Expect(visit.Last).ToContainTextAsync("Saved. Everybody in the workspace finds it, for example by");
        await Assertions.Expect(visit.Last.Locator("blockquote")).ToHaveTextAsync($"“{Words}”");
        await Assertions.Expect(visit.Last.Locator(".credits")).ToContainTextAsync("reported by a visitor of this page");

        await visit.Press("Undo");
        await Assertions.Expect(visit.Last).ToContainTextAsync("Taken back, and found no more.");
        await visit.Say("flamingo restore");
        await Assertions.Expect(visit.Last).Not.ToContainTextAsync(Words);

        await visit.Say($"save \"{Words}\" by Kim Strange on backups");
        await visit.Press("Edit");
        await Assertions.Expect(visit.Last.GetByLabel("Where it may be found")).ToHaveValueAsync("everywhere");
        await visit.Last.GetByLabel("The words").FillAsync("Only a flamingo restore that works is a backup.");
        await visit.Last.GetByLabel("Where it may be found").SelectOptionAsync(new SelectOptionValue { Label = "Only in this conversation" });
        await visit.Press("Keep");
        await Assertions.Expect(visit.Last).ToContainTextAsync("Changed. It is found in this conversation only");

        await visit.Say("flamingo restore");
        await Assertions.Expect(visit.Last.Locator("blockquote")).ToHaveTextAsync("“Only a flamingo restore that works is a backup.”");
        await using (var other = await browser.Open(bot.Address))
        {
            await other.Say("flamingo restore");
            await Assertions.Expect(other.Last.Locator("blockquote")).ToHaveTextAsync("“Only a flamingo restore that works is a backup.”");
            await Assertions.Expect(other.Last.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Delete" })).ToHaveCountAsync(0);
        }

        await visit.Say("export");
        await Assertions.Expect(visit.Last.Locator(".reply pre")).ToContainTextAsync("\"visibility\":\"conversation:page\"");
        await visit.Say("flamingo restore");
        await visit.Press("Delete");
        await Assertions.Expect(visit.Last).ToContainTextAsync("Taken back, and found no more.");
        visit.IsContent();
    }

    [BrowserFact]
    public async Task Without_script_the_form_works_as_well_and_nothing_that_was_chosen_is_lost()
    {
        await using var visit = await browser.Open(bot.Address, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await visit.Say("save");
        await visit.Last.GetByLabel("The words").FillAsync("The walrus pager rings twice.");
        await visit.Last.GetByLabel("Where it may be found").SelectOptionAsync("here");
        await visit.Press("Save");
        await Assertions.Expect(visit.Last.Locator(".error")).ToHaveTextAsync("Whose words are they?");
        await Assertions.Expect(visit.Last.GetByLabel("Where it may be found")).ToHaveValueAsync("here");
        await visit.Last.GetByLabel("Said by").FillAsync("Kim Strange");
        await visit.Press("Save");
        await Assertions.Expect(visit.Last).ToContainTextAsync("Saved. It is found in this conversation only");
        await visit.Press("Undo");
        await Assertions.Expect(visit.Last).ToContainTextAsync("“The walrus pager rings twice.”");
    }

    [BrowserTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task The_form_and_an_export_read_well_on_every_screen_in_every_light_for_everybody(int width, ColorScheme scheme)
    {
        await using var visit = await browser.Open(bot.Address, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 }, ColorScheme = scheme });
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

        foreach (var (name, line) in new[] { ("form", "save"), ("mistake", ""), ("saved", $"save \"The heron dashboard of {scheme} {width} lies.\" by Kim Strange"), ("export", "export") })
        {
            if (line.Length > 0)
                await visit.Say(line);
            else
                await visit.Press("Save");
            Assert.Empty(await Browser.Violations(visit.Page));
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than {width}.");
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"quote-{width}-{scheme}-{name}.png") });
        }

        visit.IsContent();
    }
}
