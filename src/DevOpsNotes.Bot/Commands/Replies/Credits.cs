using System.Globalization;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Commands.Replies;

/// <summary>A note's attribution in words, the same on every platform.</summary>
/// <param name="Who">Who said it, with the role where it is known.</param>
/// <param name="Where">The event.</param>
/// <param name="When">The day.</param>
/// <param name="NotedBy">Who passed it on.</param>
/// <param name="Words">Whose words these are, and from what.</param>
/// <param name="Licence">The licence that the source states.</param>
/// <param name="Link">Where to read on: http or https.</param>
public sealed record Credits(string Who, string? Where, string? When, string? NotedBy, string Words, string? Licence, Uri? Link)
{
    /// <summary>What stands in place of a link where none is known.</summary>
    public const string NoLink = "no address known";

    /// <summary>Who, where and when.</summary>
    public string Said => Join(Who, Where, When);

    /// <summary>By way of whom, in whose words, under which licence.</summary>
    public string Passed => Join(NotedBy, Words, Licence);

    public static Credits Of(Note note)
    {
        var said = note.Attribution;
        var speakers = said.Speakers.Count > 0 ? string.Join(" and ", said.Speakers) : said.OfTeam ? "Your team" : "Speaker unknown";
        return new Credits(
            said.Role is null ? speakers : $"{speakers}, {said.Role}",
            said.Event,
            said.Date?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            said.ReportedBy is null ? null : $"reported by {said.ReportedBy}",
            said.OfTeam ? "your team’s words" : $"{(said.Verbatim ? "verbatim" : "in our words")}, from “{said.Talk ?? said.Source}”",
            said.Licence,
            said.SourceUrl is { Scheme: "http" or "https" } link ? link : null);
    }

    /// <summary>A note in one line: its title, and whose it is.</summary>
    public static string Headline(Note note)
    {
        var speakers = note.Attribution is { OfTeam: true, Speakers.Count: 0 } ? "your team" : string.Join(" and ", note.Attribution.Speakers);
        var title = note.Kind == NoteKind.Quote ? $"“{note.Title}”" : note.Title;
        return speakers.Length == 0 ? title : $"{title} — {speakers}";
    }

    private static string Join(params string?[] parts) => string.Join(" · ", parts.OfType<string>());
}
