using System.Runtime.Versioning;

namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>An operator's machine has no managed identity, and the storage account no key that works.</summary>
[SupportedOSPlatform("linux")]
public sealed class SignedInTests : IDisposable
{
    // Nothing listens there: what gets so far had a token.
    private const string Endpoint = "https://127.0.0.1:9";

    private readonly string _tools = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_tools, recursive: true);

    [LinuxFact]
    public async Task A_verb_runs_as_who_is_signed_in_to_the_Azure_CLI()
    {
        SignIn();

        var signedIn = await BotProcess.Run(["topics"], ("Storage__Endpoint", Endpoint), ("PATH", $"{_tools}:{Environment.GetEnvironmentVariable("PATH")}"));

        Assert.Contains($"The table storage at {Endpoint}/ cannot be reached", signedIn.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Who_is_not_signed_in_is_told_that_there_is_no_token()
    {
        var nobody = await BotProcess.Run(["topics"], ("Storage__Endpoint", Endpoint), ("PATH", _tools));

        Assert.Contains($"There is no token for the table storage at {Endpoint}/", nobody.Error, StringComparison.Ordinal);
    }

    private void SignIn()
    {
        var tool = Path.Combine(_tools, "az");
        File.WriteAllText(tool, "#!/bin/sh\necho '{\"accessToken\":\"token\",\"expires_on\":4070908800,\"tokenType\":\"Bearer\"}'\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
