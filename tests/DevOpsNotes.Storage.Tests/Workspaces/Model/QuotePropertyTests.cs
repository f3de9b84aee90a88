using DevOpsNotes.Content.Notes;
using DevOpsNotes.Storage.Notes;
using DevOpsNotes.Storage.Tests.AzureTables.Service;
using DevOpsNotes.Storage.Tests.Notes;
using DevOpsNotes.Storage.Tests.Work;
using DevOpsNotes.Storage.Workspaces;
using FsCheck;
using FsCheck.Fluent;

namespace DevOpsNotes.Storage.Tests.Workspaces.Model;

/// <summary>
/// Whatever several people do, in any order, on two hosts: the store ends as a simple model does, also where the network
/// fails and what failed is done again.
/// </summary>
public sealed class QuotePropertyTests
{
    private static readonly Scope Workspace = Scope.Of("slack:T1");

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public void Any_sequence_of_steps_ends_as_in_the_model() => Check(Fault.None);

    [Fact]
    public void Any_sequence_of_steps_ends_as_in_the_model_over_a_network_that_fails() => Check(Fault.None, Fault.LostRequest, Fault.LostReply, Fault.Repeated);

    private static void Check(params Fault[] faults)
    {
        var step =
            from act in Gen.Frequency([
                (5, Gen.Constant(QuoteAct.Save)),
                (9, Gen.Elements<QuoteAct>([.. Enum.GetValues<QuoteAct>().Except([QuoteAct.Save, QuoteAct.Never])])),
                (1, Gen.Constant(QuoteAct.Never)),
            ])
            from who in Gen.Elements<string>([.. QuoteModel.People])
            from message in Gen.Choose(0, QuoteModel.Messages.Count - 1)
            from isWide in Gen.Elements(true, false)
            from words in Gen.Choose(0, 2)
            from isOnOther in Gen.Elements(true, false)
            from fault in Gen.Elements(faults)
            select new QuoteStep(act, who, message, isWide, words, isOnOther, fault);
        var steps = Arb.From(Gen.Choose(1, 40).SelectMany(step.ListOf).Select(list => list.ToArray()), WithoutOne);

        Prop.ForAll(steps, EndsAsInTheModel).Check(Config.QuickThrowOnFailure.WithMaxTest(120));
    }

    private static async Task EndsAsInTheModel(QuoteStep[] steps)
    {
        await using var tables = Opened.On(new InMemoryTableService { PageRows = 3, HasEmptyPages = true });
        var network = new FaultyTables(tables);
        var hosts = new[] { await QuoteStore.Open(network, new SetClock(), None), await QuoteStore.Open(network, new SetClock(), None) };
        var model = new QuoteModel();
        foreach (var step in steps)
        {
            var (expected, host) = (model.Do(step), hosts[step.IsOnOther ? 1 : 0]);
            network.Next = step.Fault;
            try
            {
                Assert.Equal(expected, await Do(host, step));
            }
            catch (StoreException)
            {
                // It may have been done already: then doing it again changes nothing.
                await Do(host, step);
            }

            network.Next = Fault.None;
        }

        foreach (var host in hosts)
        {
            var refusing = new List<string>();
            foreach (var person in QuoteModel.People)
            {
                if (await host.NeverQuotes(Workspace, person, None))
                    refusing.Add(person);
            }

            Assert.Equal(model.Describe(), QuoteModel.Describe(await host.All(Workspace, None), refusing));
        }

        Assert.Equal(model.Changes, (await hosts[0].Changes(Workspace, None)).Count);
    }

    /// <summary>Does a step as the commands do it.</summary>
    /// <returns>Whether it was done.</returns>
    private static async Task<bool> Do(QuoteStore store, QuoteStep step)
    {
        var (id, who) = (QuoteModel.IdOf(step.Message), step.Who);
        switch (step.Act)
        {
            case QuoteAct.Save:
                return (await store.Save(Workspace, Quote(step), None)).Outcome == QuoteOutcome.Saved;
            case QuoteAct.Edit:
                return await store.Change(
                    Workspace, id, who, QuoteChange.Edited, quote => quote.Saver == who ? quote.Edited(quote.Note with { Text = QuoteModel.WordsOf(step.Message, step.Words) }, step.IsWide, who) : null, None) is not null;
            case QuoteAct.TakeBack:
                return await store.End(Workspace, id, QuoteChange.TakenBack, who, quote => quote.Saver == who, None) is not null;
            case QuoteAct.Remove:
                return await store.End(Workspace, id, QuoteChange.Removed, who, quote => quote.Quotee == who || who == QuoteModel.Admin, None) is not null;
            case QuoteAct.FineHere or QuoteAct.FineElsewhere:
                var consent = step.Act == QuoteAct.FineHere ? Consent.Here : Consent.Elsewhere;
                return await store.Change(Workspace, id, who, QuoteChange.Allowed, quote => quote.Quotee == who ? quote with { Consent = consent } : null, None) is not null;
            case QuoteAct.Never:
                await store.QuoteNever(Workspace, who, None);
                return true;
            case QuoteAct.Again:
                await store.QuoteAgain(Workspace, who, None);
                return true;
            case QuoteAct.Tell:
                return await store.ClaimTelling(Workspace, id, Guid.NewGuid(), None) is not null;
            default:
                return await store.MarkUntold(Workspace, id, None) is not null;
        }
    }

    private static SavedQuote Quote(QuoteStep step)
    {
        var (author, openness) = QuoteModel.Messages[step.Message];
        return new SavedQuote
        {
            Note = new Note
            {
                Id = QuoteModel.IdOf(step.Message),
                Kind = NoteKind.Quote,
                Title = "Words",
                Text = QuoteModel.WordsOf(step.Message, step.Words),
                Attribution = new Attribution { Source = "A message of your team", Verbatim = true, OfTeam = true },
                Topics = ["toil"],
            },
            Saver = step.Who,
            SavedAt = DateTimeOffset.UnixEpoch,
            Quotee = author,
            Conversation = "C1",
            Openness = openness,
            IsWantedEverywhere = step.IsWide,
            Consent = step.Who != author ? Consent.None : step.IsWide ? Consent.Elsewhere : Consent.Here,
        };
    }

    /// <summary>A failure is told by the fewest steps that lead to it.</summary>
    private static IEnumerable<QuoteStep[]> WithoutOne(QuoteStep[] steps) => Enumerable.Range(0, steps.Length).Select(i => (QuoteStep[])[.. steps[..i], .. steps[(i + 1)..]]);
}
