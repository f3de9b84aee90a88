using System.Globalization;

namespace DevOpsNotes.Content.Quoting;

/// <summary>A message as its platform gives it, out of which somebody wants to save words.</summary>
public sealed record QuotedMessage
{
    private const int Parts = 8;

    /// <summary>The channel, chat or direct message; of a thread the conversation that it is in.</summary>
    public required string Conversation { get; init; }

    /// <summary>The message's id, unique in its conversation.</summary>
    public required string Id { get; init; }

    /// <summary>The platform's id of who wrote it.</summary>
    public required string AuthorId { get; init; }

    /// <summary>The name of who wrote it; <see langword="null"/> while the platform does not say.</summary>
    public string? Author { get; init; }

    /// <summary>What it says, in plain words.</summary>
    public required string Text { get; init; }

    /// <summary>Where it can be read on the platform.</summary>
    public Uri? Link { get; init; }

    /// <summary>The day it was written, in UTC.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Who reads along where it was written.</summary>
    public Openness Openness { get; init; }

    /// <summary>Reads what <see cref="ToString"/> wrote; <see langword="null"/> for anything else.</summary>
    public static QuotedMessage? Read(string state) => state.Split('\n', Parts) is [{ Length: > 0 } conversation, { Length: > 0 } id, { Length: > 0 } author, var name, var link, var day, var openness, var text]
        ? new QuotedMessage
        {
            Conversation = conversation,
            Id = id,
            AuthorId = author,
            Author = name.Length == 0 ? null : name,
            Link = Uri.TryCreate(link, UriKind.Absolute, out var address) ? address : null,
            Day = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) ? written : null,
            Openness = Enum.TryParse<Openness>(openness, out var known) && Enum.IsDefined(known) ? known : Openness.Unknown,
            Text = text,
        }
        : null;

    /// <summary>On lines, the text last, so that a platform can carry it through a form: without anything that has to be escaped.</summary>
    public override string ToString() => string.Join('\n', OneLine(Conversation), OneLine(Id), OneLine(AuthorId), OneLine(Author ?? ""), Link?.AbsoluteUri ?? "", Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Openness.ToString(), Text);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
