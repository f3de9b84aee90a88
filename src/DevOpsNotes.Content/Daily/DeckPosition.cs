using System.Buffers;
using System.Globalization;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Daily;

/// <summary>
/// Where a subscription is in its deck. All that there is to know of what it was shown, so that it is kept with each post, and
/// nothing has to be counted.
/// </summary>
/// <remarks>
/// Ids and not their places are kept, because a place is computed with logarithms, of which the last digit may differ between
/// machines. With ids of 45 characters it is below 32 KB, whatever the deck: at most <see cref="MostAhead"/> notes ahead and
/// <see cref="MostVotes"/> votes.
/// </remarks>
public sealed record DeckPosition
{
    /// <summary>How many notes may have been drawn before their turn.</summary>
    internal const int MostAhead = 450;

    /// <summary>How many notes keep the votes they had when the epoch began: those with the most. The others count as without.</summary>
    internal const int MostVotes = 200;

    private const string Version = "1";
    private const int Fields = 8;
    private const NumberStyles Digits = NumberStyles.None;

    private static readonly SearchValues<char> IdLetters = SearchValues.Create("-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>How often the deck was begun, this time included.</summary>
    public int Epoch { get; init; }

    /// <summary>How many notes were drawn in this epoch.</summary>
    public int Drawn { get; init; }

    /// <summary>The id up to which all had their turn; <see langword="null"/> while the first has not.</summary>
    internal string? Reached { get; init; }

    /// <summary>The id of the note that was drawn last, in whichever epoch; <see langword="null"/> before any.</summary>
    internal string? Last { get; init; }

    /// <summary>The ids of notes behind <see cref="Reached"/> that were drawn already, because what is before them had to rest.</summary>
    internal IReadOnlyList<string> Ahead { get; init; } = [];

    /// <summary>The votes that weigh this epoch, by the id of the note: only where they make a difference.</summary>
    internal IReadOnlyDictionary<string, VoteTally> Votes { get; init; } = new Dictionary<string, VoteTally>();

    /// <summary>The talks of the last posts, the latest last: they rest.</summary>
    internal IReadOnlyList<ulong> Talks { get; init; } = [];

    /// <summary>Reads what <see cref="ToString"/> gives.</summary>
    /// <exception cref="FormatException">It is nothing of the kind.</exception>
    public static DeckPosition Read(string text)
    {
        var fields = text.Split('|');
        if (fields.Length != Fields || fields[0] != Version)
            throw new FormatException("This is no position in a deck.");
        var talks = Items(fields[7]);
        if (talks.Length >= DailyDeck.Apart)
            throw new FormatException("This has more talks than a position in a deck.");
        return new DeckPosition
        {
            Epoch = Number(fields[1]),
            Drawn = Number(fields[2]),
            Reached = fields[3].Length > 0 ? Id(fields[3]) : null,
            Last = fields[4].Length > 0 ? Id(fields[4]) : null,
            Ahead = [.. Items(fields[5]).Select(Id)],
            Votes = ReadVotes(Items(fields[6])),
            Talks = [.. talks.Select(Talk)],
        };
    }

    public bool Equals(DeckPosition? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>The same in one line, such as "1|2|17|count-toil|repair-button|repair-button|count-toil:3-0|9f3c".</summary>
    public override string ToString() => string.Join('|', (string[])
    [
        Version,
        Epoch.ToString(CultureInfo.InvariantCulture),
        Drawn.ToString(CultureInfo.InvariantCulture),
        Reached ?? "",
        Last ?? "",
        string.Join(',', Ahead),
        string.Join(',', Votes.OrderBy(vote => vote.Key, StringComparer.Ordinal).Select(vote => string.Create(CultureInfo.InvariantCulture, $"{vote.Key}:{vote.Value.Useful}-{vote.Value.NotUseful}"))),
        string.Join(',', Talks.Select(talk => talk.ToString("x", CultureInfo.InvariantCulture))),
    ]);

    private static Dictionary<string, VoteTally> ReadVotes(string[] items)
    {
        var votes = new Dictionary<string, VoteTally>(items.Length, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.Split(':') is not [var id, var tally] || tally.Split('-') is not [var useful, var notUseful]
                || !votes.TryAdd(Id(id), new VoteTally(Number(useful), Number(notUseful))))
                throw new FormatException($"'{item}' are no votes of a deck.");
        }

        return votes;
    }

    private static string[] Items(string field) => field.Length == 0 ? [] : field.Split(',');

    private static string Id(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(IdLetters)
        ? text
        : throw new FormatException($"'{text}' is no id of a note.");

    private static int Number(string text) => int.TryParse(text, Digits, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is no number of a deck.");

    private static ulong Talk(string text) => ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var talk)
        ? talk
        : throw new FormatException($"'{text}' is no talk of a deck.");
}
