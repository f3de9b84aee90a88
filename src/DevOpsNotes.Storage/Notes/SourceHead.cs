using System.Globalization;

namespace DevOpsNotes.Storage.Notes;

/// <summary>
/// What a scope has of a source: which generation of its notes is current, and what is needed to fetch it again. Replacing
/// this one row publishes a generation; readers follow heads only and so never see half a source.
/// </summary>
public sealed record SourceHead
{
    /// <summary>How many generations before the current one can be put back.</summary>
    public const int KeptGenerations = 3;

    public required Scope Scope { get; init; }

    /// <summary>Atom id, canonical address or file name.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>Under which name it was imported last: a file's name, an address.</summary>
    public string Name { get; init; } = "";

    /// <summary>The current generation.</summary>
    public required string Generation { get; init; }

    /// <summary>Earlier generations, the latest first, at most <see cref="KeptGenerations"/>.</summary>
    public IReadOnlyList<string> Previous { get; init; } = [];

    /// <summary>How many generations there were, this one included, also those that are no longer kept.</summary>
    public int Depth { get; init; } = 1;

    public required int Lessons { get; init; }

    public required int Quotes { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Where it was fetched from; <see langword="null"/> for a file.</summary>
    public Uri? Url { get; init; }

    /// <summary>Validators of the last fetch, for a conditional request (RFC 9110, section 13).</summary>
    public string? HttpETag { get; init; }

    /// <inheritdoc cref="HttpETag"/>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Sections that somebody wants in any case, for the next fetch.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>Sections that somebody wants left out, for the next fetch.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>Fetched again once a day.</summary>
    public bool Followed { get; init; }

    /// <summary>The last fetch, whether or not it brought anything new.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Version of the row; <see langword="null"/> for a head that is not stored yet.</summary>
    internal ETag? ETag { get; init; }

    internal TableRow ToRow() => new(TableKey.Of(Scope.Key), TableKey.Of(Key))
    {
        ["Key"] = Key,
        ["Title"] = Title,
        ["Name"] = Name,
        ["Generation"] = Generation,
        ["Previous"] = string.Join(' ', Previous),
        ["Depth"] = Depth,
        ["Keep"] = string.Join('\n', Keep),
        ["Drop"] = string.Join('\n', Drop),
        ["Lessons"] = Lessons,
        ["Quotes"] = Quotes,
        ["ImportedAt"] = ImportedAt,
        ["Url"] = Url?.AbsoluteUri,
        ["HttpETag"] = HttpETag,
        ["LastModified"] = LastModified,
        ["Followed"] = Followed,
        ["CheckedAt"] = CheckedAt,
    };

    internal static SourceHead From(Scope scope, TableRow row) => new()
    {
        Scope = scope,
        Key = row.GetString("Key")!,
        Title = row.GetString("Title")!,
        Name = row.GetString("Name") ?? "",
        Generation = row.GetString("Generation")!,
        Previous = row.GetString("Previous")!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Depth = row.GetInt32("Depth") ?? 1,
        Keep = Lines(row.GetString("Keep")),
        Drop = Lines(row.GetString("Drop")),
        Lessons = row.GetInt32("Lessons") ?? 0,
        Quotes = row.GetInt32("Quotes") ?? 0,
        ImportedAt = row.GetDateTimeOffset("ImportedAt") ?? default,
        Url = row.GetString("Url") is { } url ? new Uri(url) : null,
        HttpETag = row.GetString("HttpETag"),
        LastModified = row.GetDateTimeOffset("LastModified"),
        Followed = row.GetBoolean("Followed") ?? false,
        CheckedAt = row.GetDateTimeOffset("CheckedAt"),
        ETag = row.ETag,
    };

    private static string[] Lines(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Sorts by time, and no two importers ever write the same one.</summary>
    internal static string NewGeneration(DateTimeOffset now) =>
        $"{now.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}"[..26];
}
