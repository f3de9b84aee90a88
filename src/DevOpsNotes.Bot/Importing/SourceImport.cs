using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Importing.Reading;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Importing;

/// <summary>
/// Takes sources from where they are to published notes, one after the other. It remembers what it has read for
/// comparison; make a new one for each run.
/// </summary>
internal sealed class SourceImport(NoteStore store, WebReader web, TimeProvider time)
{
    /// <summary>Somebody else publishing the same source at the same moment this often is no accident.</summary>
    private const int Attempts = 5;

    /// <summary>Notes that are imported for everybody, or for one workspace: all of them are in the memory of a host.</summary>
    public const int MostNotes = 100_000;

    private readonly Importer _importer = new(TopicCatalog.Default);
    private readonly Dictionary<Scope, KnownNotes> _known = [];
    private readonly Dictionary<(Scope, string Key), string> _imported = [];

    /// <summary>Imports a source, or says why not: a bad source is an outcome, not an exception.</summary>
    public async Task<ImportOutcome> Import(SourceLocation location, ImportRequest request, CancellationToken cancellationToken)
    {
        if (location is SourceLocation.PassedOver)
            return new ImportOutcome.PassedOver(location.Name);
        try
        {
            var raw = location switch
            {
                SourceLocation.LocalFile file => await FileReader.ReadAsync(file, cancellationToken),
                SourceLocation.WebPage page => await Fetch(page.Url, Validators.None, cancellationToken),
                SourceLocation.Unreachable unreachable => throw unreachable.Reason,
                _ => throw new InvalidOperationException($"{location} is no place to read from."),
            };
            return await Import(raw!, request, cancellationToken);
        }
        catch (Exception e) when (e is SourceException or StoreException)
        {
            // What was imported before stays imported, and is reported.
            return new ImportOutcome.Failed(location.Name, e is StoreException ? $"{location.Name} could not be kept. {e.Message}" : e.Message);
        }
    }

    /// <summary>Fetches a source that is followed, if it changed since the last time.</summary>
    public async Task<ImportOutcome> Refresh(SourceHead head, CancellationToken cancellationToken)
    {
        try
        {
            // What was fetched is this source, wherever a redirect led to when it was imported.
            if (await Fetch(head.Url!, new Validators(head.HttpETag, head.LastModified), cancellationToken) is { } raw)
            {
                var outcome = await Import(raw with { Key = head.Key }, new ImportRequest { Scope = head.Scope, Follow = true, Refreshed = head, Choices = new ImportChoices { Keep = head.Keep, Drop = head.Drop } }, cancellationToken);
                // It calls itself something else from now on, and is followed under that name.
                if (outcome is ImportOutcome.Imported imported && imported.Source.Key != head.Key)
                    await store.Touch(head with { Followed = false, CheckedAt = time.GetUtcNow() }, cancellationToken);
                return outcome;
            }

            await store.Touch(head with { CheckedAt = time.GetUtcNow() }, cancellationToken);
            return new ImportOutcome.NotModified(head.Key);
        }
        catch (SourceException e)
        {
            await store.Touch(head with { CheckedAt = time.GetUtcNow() }, cancellationToken);
            return new ImportOutcome.Failed(head.Key, e.Message);
        }
    }

    private async Task<RawDocument?> Fetch(Uri url, Validators validators, CancellationToken cancellationToken) =>
        await web.ReadAsync(url, validators, cancellationToken) is WebReadResult.Fetched fetched ? fetched.Document : null;

    private async Task<ImportOutcome> Import(RawDocument raw, ImportRequest request, CancellationToken cancellationToken)
    {
        var source = _importer.Import(raw, request.Choices);
        // Two documents that call themselves the same would replace each other.
        if (!_imported.TryAdd((request.Scope, source.Key), raw.Name))
            throw new SourceException(raw.Name, $"calls itself {source.Key}, as {_imported[(request.Scope, source.Key)]} did; import the one that is right");
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var current = await store.Source(request.Scope, source.Key, cancellationToken);
            // A page may call itself what it likes; it does not replace what another host published.
            if (source.Key != raw.Key && current?.Url is { } known && raw.Url is { } here && known.Host != here.Host)
                throw new SourceException(raw.Name, $"calls itself {source.Key}, which was imported from {known.Host}; import it from there");
            var plan = await Plan(source, current, request.Scope, cancellationToken);
            if (request.Refreshed is { } before && Lost(before, current, plan) is var lost && lost * 2 > before.Lessons + before.Quotes)
                throw new SourceException(raw.Name, $"has lost {lost} of its notes since the last time, as a page that is down for maintenance has; import it by hand if that is right");
            var next = Head(source, raw, current, request);
            if (request.DryRun || await Publish(next, current, plan, cancellationToken))
                return new ImportOutcome.Imported(raw.Name, source, plan, request.DryRun);
        }

        throw new SourceException(raw.Name, "is being imported by somebody else at the same time; try again when they are done");
    }

    /// <summary>How many notes a refresh takes away, also from a source that calls itself something else now.</summary>
    private static int Lost(SourceHead before, SourceHead? current, ImportPlan plan) =>
        current?.Key == before.Key ? plan.Gone.Count : before.Lessons + before.Quotes - plan.Notes.Count;

    private async Task<ImportPlan> Plan(ImportedSource source, SourceHead? current, Scope scope, CancellationToken cancellationToken)
    {
        var previous = await store.Notes(current, cancellationToken);
        var withdrawn = await store.Withdrawn(scope, source.Key, cancellationToken);
        if (!_known.TryGetValue(scope, out var known))
            _known[scope] = known = new KnownNotes(store, scope);
        var others = await known.Current(cancellationToken);
        if (known.CountBeside(source.Key) + source.Notes.Count > MostNotes)
            throw new SourceException(source.Title, $"would make more than {MostNotes} notes, which is the most there can be; take back an import that nobody needs, with import --undo");
        return Reconciliation.Plan(scope.Key, source, previous, withdrawn, note => others.Of(KnownNotes.NameOf(scope, source.Key), note));
    }

    private async Task<bool> Publish(SourceHead next, SourceHead? current, ImportPlan plan, CancellationToken cancellationToken)
    {
        if (current is null || !plan.ChangesNothing)
            return await store.Publish(next, current, plan.Notes, cancellationToken);
        // The same notes again: only what the fetch told is new, if it was a fetch.
        return next.Url is null || await store.Touch(next, cancellationToken);
    }

    private SourceHead Head(ImportedSource source, RawDocument raw, SourceHead? current, ImportRequest request) =>
        (current ?? new SourceHead { Scope = request.Scope, Key = source.Key, Title = source.Title, Generation = "", Lessons = 0, Quotes = 0, ImportedAt = time.GetUtcNow() }) with
        {
            Title = source.Title,
            Name = raw.Name,
            ImportedAt = time.GetUtcNow(),
            Url = raw.Url ?? current?.Url,
            HttpETag = raw.ETag,
            LastModified = raw.LastModified,
            Keep = request.Choices.Keep,
            Drop = request.Choices.Drop,
            Followed = raw.Url is not null && (request.Follow || current?.Followed == true),
            CheckedAt = raw.Url is null ? current?.CheckedAt : time.GetUtcNow(),
        };
}
