using System.Globalization;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;
using NodaTime;

namespace DevOpsNotes.Benchmarks.Delivering;

/// <summary>Conversations that are all due at the same time, in as many workspaces as keep all places of the lanes taken.</summary>
internal static class DueConversations
{
    public const int Workspaces = 20;

    /// <summary>One of them.</summary>
    /// <param name="number">Which.</param>
    /// <param name="now">The time: they were due a minute before.</param>
    public static Subscription At(int number, Instant now)
    {
        // In a zone in which it is about noon, so that no midnight comes between.
        var hour = now.InUtc().Hour - 12;
        var zone = Zones.Of(string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(hour < 0 ? "" : "+")}{hour}"))!;
        var due = (now - Duration.FromMinutes(1)).InZone(zone).TimeOfDay;
        return new Subscription
        {
            Workspace = Scope.Of(string.Create(CultureInfo.InvariantCulture, $"slack:T{number % Workspaces}")),
            Conversation = string.Create(CultureInfo.InvariantCulture, $"C{number:D10}"),
            Schedule = new Schedule { Time = new LocalTime(due.Hour, due.Minute), Zone = zone, Days = DaySet.Every },
            EffectiveFrom = now - Duration.FromDays(1),
            Owner = "U1",
        };
    }
}
