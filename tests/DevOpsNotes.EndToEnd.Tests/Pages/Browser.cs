using System.Text.Json;
using Microsoft.Playwright;

namespace DevOpsNotes.EndToEnd.Tests.Pages;

/// <summary>A headless Chromium for the tests of a class, and what they watch for on every page.</summary>
public sealed class Browser : IAsyncLifetime
{
    // Without these it tries to reach its maker.
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page of a person of their own.</summary>
    public async Task<WatchedPage> Open(Uri address, BrowserNewContextOptions? options = null)
    {
        var context = await _browser!.NewContextAsync(options ?? new BrowserNewContextOptions());
        var page = new WatchedPage(await context.NewPageAsync(), address);
        await page.Page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    /// <summary>What axe-core finds wrong with a page for people who cannot see, hear or point; one line each.</summary>
    internal static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        await page.EvaluateAsync(await NodePackages.Read("axe-core/axe.min.js"));
        var result = await page.EvaluateAsync<JsonElement>("() => axe.run()");
        Assert.NotEqual(0, result.GetProperty("passes").GetArrayLength());
        return [.. result.GetProperty("violations").EnumerateArray().Select(violation => $"{violation.GetProperty("id").GetString()}: {violation.GetProperty("nodes")[0].GetProperty("html").GetString()}")];
    }
}
