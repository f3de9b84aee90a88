using System.Globalization;
using DevOpsNotes.Bot.Operations;

namespace DevOpsNotes.Bot.Daily;

/// <summary>The settings of the lesson of the day.</summary>
/// <param name="Window">A post that is late by no more than this is sent, on the same local day; later, it is missed.</param>
internal sealed record DailySettings(TimeSpan Window)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static DailySettings Default { get; } = new(TimeSpan.FromHours(4));

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingsException">The window is no span of time, or none that makes sense.</exception>
    public static DailySettings Read(IConfiguration configuration) => configuration["Daily:Window"] switch
    {
        null or "" => Default,
        var text when TimeSpan.TryParseExact(text, ["c", @"h\:mm"], CultureInfo.InvariantCulture, out var window) && window >= TimeSpan.FromMinutes(5) && window <= Longest => new DailySettings(window),
        var text => throw new SettingsException($"Daily:Window is '{text}'. It is how late a lesson may be, from 0:05 to 12:00, such as 4:00."),
    };
}
