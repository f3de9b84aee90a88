using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DevOpsNotes.Content.Importing.Parsing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Bot.Importing;

/// <summary>The report of an import for programs.</summary>
internal sealed record ImportReportJson(bool DryRun, IReadOnlyList<ImportReportJson.SourceReport> Sources)
{
    /// <summary>One source: what became of its notes, or why it has none.</summary>
    internal sealed record SourceReport(string Name)
    {
        public string? Error { get; init; }

        /// <summary>Why there was nothing to do.</summary>
        public string? Skipped { get; init; }
        public string? Key { get; init; }
        public string? Title { get; init; }
        public int? Notes { get; init; }
        public int? Same { get; init; }
        public int? Linked { get; init; }
        public int? Withdrawn { get; init; }
        public IReadOnlyList<NoteReport>? Added { get; init; }
        public IReadOnlyList<NoteReport>? Changed { get; init; }
        public IReadOnlyList<NoteReport>? Gone { get; init; }
        public IReadOnlyList<LeftOut>? LeftOut { get; init; }
    }

    internal sealed record NoteReport(string Id, NoteKind Kind, string Title);

    public static string Serialize(bool dryRun, IEnumerable<ImportOutcome> outcomes) =>
        JsonSerializer.Serialize(new ImportReportJson(dryRun, [.. outcomes.Select(Of)]), ImportReportContext.Readable.ImportReportJson);

    private static SourceReport Of(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Imported imported => new SourceReport(imported.Name)
        {
            Key = imported.Source.Key,
            Title = imported.Source.Title,
            Notes = imported.Plan.Notes.Count,
            Same = imported.Plan.Same,
            Linked = imported.Plan.Linked,
            Withdrawn = imported.Plan.Withdrawn,
            Added = Of(imported.Plan.Added),
            Changed = Of(imported.Plan.Changed),
            Gone = Of(imported.Plan.Gone),
            LeftOut = imported.Source.LeftOut,
        },
        ImportOutcome.Failed failed => new SourceReport(failed.Name) { Error = failed.Message },
        ImportOutcome.PassedOver => new SourceReport(outcome.Name) { Skipped = "about its folder" },
        _ => new SourceReport(outcome.Name) { Skipped = "not modified" },
    };

    private static IReadOnlyList<NoteReport> Of(IEnumerable<Note> notes) => [.. notes.Select(note => new NoteReport(note.Id, note.Kind, note.Title))];
}

/// <inheritdoc cref="NoteJsonContext"/>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImportReportJson))]
internal sealed partial class ImportReportContext : JsonSerializerContext
{
    private static ImportReportContext? _readable;

    public static ImportReportContext Readable =>
        _readable ??= new ImportReportContext(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true });
}
