using System.Diagnostics;
using System.Text.Json;

namespace DevOpsNotes.Bot.Tests.Operations;

/// <summary>The image that <c>dotnet publish -t:PublishContainer</c> gives is what those who run it count on.</summary>
public sealed class ContainerTests
{
    [Fact]
    public async Task The_image_listens_on_8080_as_a_user_that_is_not_root_and_has_no_shell()
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                "msbuild", Repository.PathOf("src/DevOpsNotes.Bot/DevOpsNotes.Bot.csproj"), "-t:ComputeContainerConfig",
                "-getProperty:ContainerRepository,ContainerBaseImage,ContainerUser", "-getItem:ContainerPort,ContainerEnvironmentVariable,ContainerLabel",
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        var (properties, items) = (JsonDocument.Parse(output).RootElement.GetProperty("Properties"), JsonDocument.Parse(output).RootElement.GetProperty("Items"));

        Assert.Equal("devopsnotes", properties.GetProperty("ContainerRepository").GetString());
        Assert.Equal("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", properties.GetProperty("ContainerBaseImage").GetString());
        Assert.Equal("1654", properties.GetProperty("ContainerUser").GetString());
        Assert.Equal(["8080/tcp"], ItemsOf(items, "ContainerPort").Select(port => $"{port.GetProperty("Identity")}/{port.GetProperty("Type")}"));
        // Nothing else is in it: a store, for one, that were named here would contradict the one of whoever runs it.
        Assert.Equal(["ASPNETCORE_HTTP_PORTS=8080"], ItemsOf(items, "ContainerEnvironmentVariable").Select(variable => $"{variable.GetProperty("Identity")}={variable.GetProperty("Value")}"));
        Assert.Contains("org.opencontainers.image.title=DevOpsNotes", ItemsOf(items, "ContainerLabel").Select(label => $"{label.GetProperty("Identity")}={label.GetProperty("Value")}"));
    }

    private static JsonElement.ArrayEnumerator ItemsOf(JsonElement items, string name) => items.GetProperty(name).EnumerateArray();
}
