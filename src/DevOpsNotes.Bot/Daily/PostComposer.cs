using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Daily;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using NodaTime;

namespace DevOpsNotes.Bot.Daily;

/// <summary>Draws what is to be posted on a date, out of what may be shown where it goes, and composes the post. It changes nothing.</summary>
internal sealed class PostComposer(NoteSnapshots snapshots, TimeProvider time)
{
    /// <summary>Takeaways of one digest.</summary>
    public const int OfDigest = 5;

    /// <summary>After so many posts without a click it is asked whether they are still useful.</summary>
    private const int MostUnheard = 10;

    /// <summary>So many days without an answer to that are an answer.</summary>
    private const int DaysOfSilence = 7;

    /// <summary>After so many tries, who reads along is taken for strangers where the platform does not say.</summary>
    private const int TriesForReaders = 3;

    /// <summary>Composes.</summary>
    /// <param name="due">What for.</param>
    /// <param name="ready">For whom.</param>
    /// <param name="sender">Whose conversation it is.</param>
    public async Task<Composition> Compose(DuePost due, PostStep.Ready ready, IDailySender sender)
    {
        var (subscription, before) = (ready.Subscription, ready.Before);
        // Of a deck with some of its notes missing, the others would have had their turn; of a workspace that is being erased nothing is kept.
        if (await NotesFor(subscription, sender, due.Attempts < TriesForReaders) is not { IsPartial: false, IsErased: false } notes || !snapshots.IsComplete)
            return new Composition.NotNow("the notes could not be read");
        var (unheard, asked) = SilenceSince(subscription, before);
        var makesWeekly = !subscription.Schedule.IsDigest && asked is { } since && due.Date >= since.PlusDays(DaysOfSilence);
        var schedule = makesWeekly ? WeeklyOn(due.Date, subscription.Schedule) : subscription.Schedule;
        var (drawn, deck) = Draw(notes, subscription with { Schedule = schedule }, before?.Deck);
        if (drawn.Count == 0)
            return new Composition.Nothing(schedule.Topics.Count > 0 ? $"no lesson is on {string.Join(", ", schedule.Topics)}" : "there are no lessons");
        var asks = !schedule.IsDigest && asked is null && unheard >= MostUnheard;
        var occurrence = new Occurrence
        {
            Subscription = subscription.Key,
            Date = due.Date,
            At = time.Now(),
            Claim = due.Claim,
            Notes = [.. drawn.Select(note => note.Id)],
            Deck = deck,
            Unheard = makesWeekly ? 1 : unheard + 1,
            AskedOn = makesWeekly ? null : asks ? due.Date : asked,
        };
        Reply post = schedule.IsDigest ? DailyPosts.Digest(due.Date, drawn, makesWeekly) : DailyPosts.Lesson(due.Date, drawn[0], schedule.Topics, DailyPosts.TeamWordsOn(due.Date, notes), asks);
        return new Composition.Post(occurrence, post) { MakesWeekly = makesWeekly };
    }

    /// <summary>How many posts there were without a click, and since when it stands whether they are useful; every row carries it on, whatever came of its date.</summary>
    public static (int Unheard, LocalDate? AskedOn) SilenceSince(Subscription subscription, Occurrence? before) =>
        before is null || subscription.HeardAt > before.At ? (0, null) : (before.Unheard, before.AskedOn);

    /// <summary>The same once a week, with five takeaways, on the day of the week of a date.</summary>
    public static Schedule WeeklyOn(LocalDate date, Schedule schedule) => schedule with { Days = DaySet.Of(date.DayOfWeek), IsDigest = true };

    /// <summary>What comes next, which is drawn and not kept. A digest ends where a small deck would repeat itself.</summary>
    public static (IReadOnlyList<Note> Drawn, DeckPosition? Deck) Draw(WorkspaceNotes notes, Subscription subscription, DeckPosition? position)
    {
        var deck = notes.Deck.About(subscription.Schedule.Topics);
        var drawn = new List<Note>();
        for (var i = subscription.Schedule.IsDigest ? OfDigest : 1; i > 0; i--)
        {
            if (deck.Draw(subscription.Key, position, notes.Votes) is not { } draw || drawn.Any(note => note.Id == draw.Note.Id))
                break;
            drawn.Add(draw.Note);
            position = draw.After;
        }

        return (drawn, position);
    }

    /// <summary>What may be shown there. Who reads along is asked only where the workspace has something of its own.</summary>
    /// <param name="subscription">Where.</param>
    /// <param name="sender">Who is asked.</param>
    /// <param name="isPatient">It may be asked again later.</param>
    /// <returns><see langword="null"/> when it cannot be said now.</returns>
    private async Task<WorkspaceNotes?> NotesFor(Subscription subscription, IDailySender sender, bool isPatient)
    {
        var reader = new Reader(subscription.Workspace, subscription.Conversation, IsAmongStrangers: false);
        if (await snapshots.Of(reader, CancellationToken.None) is not { } notes)
            return null;
        return !notes.HasOwn ? notes : await sender.OpennessOf(subscription, CancellationToken.None) switch
        {
            Openness.Private or Openness.Public => notes,
            Openness.Unknown when isPatient => null,
            _ => await snapshots.Of(reader with { IsAmongStrangers = true }, CancellationToken.None),
        };
    }
}
