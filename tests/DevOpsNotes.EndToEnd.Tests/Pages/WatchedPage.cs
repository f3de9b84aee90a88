using Microsoft.Playwright;

namespace DevOpsNotes.EndToEnd.Tests.Pages;

/// <summary>A page, what it asked for, and what it complained of.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly List<string> _complaints = [];
    private readonly List<string> _elsewhere = [];

    internal WatchedPage(IPage page, Uri address)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
        page.Dialog += (_, dialog) => _complaints.Add($"a dialog opened: {dialog.Message}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                _elsewhere.Add(request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>The last thing that was said back.</summary>
    public ILocator Last => Page.Locator("#log > article").Last;

    public ILocator Articles => Page.Locator("#log > article");

    /// <summary>Types a line and sends it, and waits for the reply.</summary>
    public async Task Say(string line)
    {
        await Page.GetByLabel("Say something to the bot").FillAsync(line);
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Last).ToContainTextAsync(line);
    }

    /// <summary>Presses a button of the last reply.</summary>
    public Task Press(string label) => Last.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = label, Exact = true }).ClickAsync();

    public ILocator Title(string title) => Last.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = title, Exact = true });

    /// <summary>Nothing was blocked, failed or asked for elsewhere.</summary>
    public void IsContent()
    {
        Assert.Empty(_complaints);
        Assert.Empty(_elsewhere);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
