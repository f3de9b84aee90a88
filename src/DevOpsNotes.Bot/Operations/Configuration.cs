using Microsoft.Extensions.Configuration;

namespace DevOpsNotes.Bot.Operations;

/// <summary>Where settings come from, for all verbs alike.</summary>
internal static class Configuration
{
    public static string Environment =>
        System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production";

    /// <summary>Reads all sources; the command line gives <c>--Section:Key=value</c>.</summary>
    /// <exception cref="SettingsException">A settings file is not JSON.</exception>
    public static IConfigurationRoot Read(string[] commandLine)
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("appsettings.json", optional: true)
                .AddJsonFile($"appsettings.{Environment}.json", optional: true)
                .AddEnvironmentVariables()
                .AddCommandLine(commandLine)
                .Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new SettingsException($"{e.Message} {e.InnerException?.Message}".TrimEnd());
        }
    }
}
