using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing.Attributing;
using DevOpsNotes.Content.Importing.Composing;
using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Importing;

/// <summary>Turns a document of any supported format into notes: decode, repair, parse, take apart, judge, compose.</summary>
public sealed class Importer(TopicCatalog catalog)
{
    /// <summary>Addresses are shorter in practice; browsers and servers stop at about this length.</summary>
    private const int LongestKey = 2000;

    /// <summary>Reads the whole document into notes; nothing is kept anywhere yet.</summary>
    /// <exception cref="SourceException">The document cannot be read; the message says why.</exception>
    public ImportedSource Import(RawDocument raw, ImportChoices choices)
    {
        try
        {
            return Import(raw, DocumentParser.Parse(Mojibake.Repair(TextDecoder.Decode(raw)), raw.Name), choices);
        }
        catch (RegexMatchTimeoutException e)
        {
            throw new SourceException(raw.Name, "takes too long to read, as text made to attack readers does; cut it into smaller files", e);
        }
        catch (Exception e) when (e is not (SourceException or OutOfMemoryException))
        {
            // One document that meets a fault of ours must not keep the others out.
            throw new SourceException(raw.Name, $"could not be read because of a fault in this program ({e.GetType().Name}); please report it", e);
        }
    }

    private ImportedSource Import(RawDocument raw, ParsedSource parsed, ImportChoices choices)
    {
        var notes = new List<SourceNote>();
        var leftOut = new List<LeftOut>();
        foreach (var document in parsed.Documents)
            Import(document, raw.Url, choices, notes, leftOut);
        return new ImportedSource(KeyOf(raw, parsed), parsed.Title, notes, leftOut)
        {
            Since = parsed.IsFeed && raw.Url is not null ? parsed.Documents.Min(document => document.Date) : null,
        };
    }

    /// <summary>What the source calls itself, unless that is the address of another host than it came from.</summary>
    private static string KeyOf(RawDocument raw, ParsedSource parsed) =>
        parsed.Key is not { Length: <= LongestKey } key ? raw.Key
        : raw.Url is not null && Uri.TryCreate(key, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host != raw.Url.Host ? raw.Key
        : key;

    private void Import(Document document, Uri? address, ImportChoices choices, List<SourceNote> notes, List<LeftOut> leftOut)
    {
        // A post without an address of its own is told from the others at its source's address by its title.
        var place = document.Url?.AbsoluteUri ?? document.Title;
        document = document with { Url = document.Url ?? address };
        leftOut.AddRange(document.LeftOut);
        var sections = SectionSplitter.Split(document);
        document = document with { Event = document.Event ?? EventOf(document, sections) };
        var relevance = new Relevance(document, sections);
        var roles = Roles(document);
        var kept = new List<Section>();
        foreach (var section in sections)
        {
            if (choices.Apply($"{document.Title} / {section.Title}", relevance.WhyNot(section)) is { } why)
                leftOut.Add(new LeftOut(section.Title, why));
            else
                kept.Add(section);
        }

        foreach (var section in SmallSections.Join(kept))
        {
            var attribution = SectionAttribution.Of(document, section, roles);
            foreach (var note in LessonComposer.Compose(section, attribution, catalog).Concat(QuoteComposer.Compose(section, attribution, catalog)))
            {
                if (LessonComposer.IsTooLong(note))
                    leftOut.Add(new LeftOut(note.Title, "too long for a note"));
                else
                    notes.Add(new SourceNote($"{place}|{string.Join('|', section.Path)}|{note.Kind}", note));
            }
        }
    }

    /// <summary>Notes of several talks are from an event, and their title names it.</summary>
    private static string? EventOf(Document document, IReadOnlyList<Section> sections) =>
        document.Speakers.Count == 0
        && !document.Blocks.OfType<Turn>().Any()
        && sections.Where(section => section.IsTalk).Select(section => section.Speakers[0]).Distinct().Count() >= 2
            ? EventName.OfNotes(document.Title)
            : null;

    /// <summary>What bylines tell of the people who speak in the document.</summary>
    private static Dictionary<string, string> Roles(Document document)
    {
        var roles = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var quotation in document.Blocks.OfType<Quotation>().Where(quotation => quotation.Byline is not null))
        {
            if (Byline.Read(quotation.Byline!) is { Role: { } role } byline)
                roles.TryAdd(byline.Speaker, role);
        }

        return roles;
    }
}
