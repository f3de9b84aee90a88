namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>In a class of its own, so that the half minute of waiting passes beside the other tests.</summary>
public sealed class SlowSourceTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_address_that_never_answers_is_given_up_and_the_next_source_is_imported()
    {
        await using var site = await TestSite.Start(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));

        var import = await _desk.RunAllowingPrivateAddresses("import", site.Address + "/hangs", _desk.Write("incidents.md", Documents.Incidents));

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("took longer than 30 s", Assert.Single(import.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(["incidents.md"], (await _desk.Texts()).Keys);
    }
}
