using System.Collections.Frozen;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Spelling;
using NodaTime;
using NodaTime.TimeZones;

namespace DevOpsNotes.Content.Daily;

/// <summary>The time zones that there are (https://www.iana.org/time-zones), as NodaTime brings them along.</summary>
public static class Zones
{
    private const int MostNear = 3;

    /// <summary>One letter wrong in so many: of fewer, it would be another word.</summary>
    private const int LettersForAnError = 4;

    /// <summary>Before the first slash of the ids that end in the name of a city, or of an island.</summary>
    private static readonly FrozenSet<string> Areas =
        FrozenSet.Create(StringComparer.Ordinal, "africa", "america", "antarctica", "arctic", "asia", "atlantic", "australia", "europe", "indian", "pacific");

    /// <summary>What ends such an id as well, and is the name of no place.</summary>
    private static readonly FrozenSet<string> NoCities = FrozenSet.Create(StringComparer.Ordinal, "center", "north", "south", "west");

    /// <summary>Who writes one of these has summer time, mostly, and the zone of this id has none.</summary>
    private static readonly FrozenSet<string> Misleading = FrozenSet.Create(StringComparer.Ordinal, "EST", "HST", "MST");

    private static readonly Lazy<FrozenDictionary<string, string>> Ids =
        new(() => DateTimeZoneProviders.Tzdb.Ids.Where(id => !Misleading.Contains(id)).ToFrozenDictionary(Plain, StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<string, string>> Cities = new(() => DateTimeZoneProviders.Tzdb.Ids
        .Where(id => HasArea(Plain(id)) && !NoCities.Contains(CityOf(Plain(id))))
        .GroupBy(id => CityOf(Plain(id)))
        .Select(ids => (City: ids.Key, Id: OnlyOne([.. ids])))
        .Where(city => city.Id is not null)
        .ToFrozenDictionary(city => city.City, city => city.Id!, StringComparer.Ordinal));

    /// <summary>The zone of an id, such as "Europe/Brussels"; <see langword="null"/> when there is none.</summary>
    public static DateTimeZone? Of(string? id) => id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    /// <summary>
    /// The zone that somebody means: its id in whatever case, with spaces, or only its city; <see langword="null"/> when it is
    /// none, or could be several. An older name is kept as it was typed: people know their city by it.
    /// </summary>
    public static DateTimeZone? Find(string typed)
    {
        var plain = Plain(typed);
        return Of(Ids.Value.GetValueOrDefault(plain) ?? Cities.Value.GetValueOrDefault(plain));
    }

    /// <summary>The ids of zones that somebody may have meant, the likeliest first; at most three.</summary>
    public static IReadOnlyList<string> Near(string typed)
    {
        var plain = Plain(typed);
        var limit = CityOf(plain).Length / LettersForAnError;
        return [.. Ids.Value
            .Select(id => (Id: id.Value, Distance: Distance(plain, id.Key, limit)))
            .Where(near => near.Distance <= limit)
            .OrderBy(near => near.Distance)
            .ThenBy(near => IsAlias(near.Id))
            .ThenBy(near => near.Id, StringComparer.Ordinal)
            .Select(near => near.Id)
            .Take(MostNear)];
    }

    /// <summary>Whether a text begins as ids do, with an area and a slash.</summary>
    internal static bool HasArea(string typed) => typed.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Areas.Contains(typed[..slash].ToLowerInvariant());

    /// <summary>Of an area that is not that of the city, the city alone may still be right: "Belgium/Brussels".</summary>
    private static int Distance(string typed, string id, int limit)
    {
        var whole = EditDistance.Between(typed, id, limit);
        var elsewhere = typed.Contains('/') ? 1 : 0;
        return Math.Min(whole, EditDistance.Between(CityOf(typed), CityOf(id), limit) + elsewhere);
    }

    /// <summary>The one zone that ids are names of; <see langword="null"/> when they are of several.</summary>
    private static string? OnlyOne(IReadOnlyList<string> ids)
    {
        if (ids.Count == 1)
            return ids[0];
        var canonical = ids.Select(Canonical).Distinct().ToList();
        return canonical.Count == 1 ? canonical[0] : null;
    }

    private static string Canonical(string id) => TzdbDateTimeZoneSource.Default.CanonicalIdMap[id];

    private static bool IsAlias(string id) => Canonical(id) != id;

    private static string CityOf(string plain) => plain[(plain.LastIndexOf('/') + 1)..];

    /// <summary>In lower case, without accents and dots, with spaces: "sao paulo", "st johns". A hyphen is kept where it may be a sign: "etc/gmt-2".</summary>
    private static string Plain(string id)
    {
        var folded = LetterFolding.Fold(id.Trim()).Replace('_', ' ').Replace(".", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        return folded.Any(char.IsAsciiDigit) ? folded : folded.Replace('-', ' ');
    }
}
