using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Workspaces;

namespace DevOpsNotes.Storage.Tests.Workspaces.Model;

/// <summary>What quotes of a workspace are after any steps, said as plainly as can be.</summary>
public sealed class QuoteModel
{
    public const string Admin = "U-ADMIN";

    public static readonly IReadOnlyList<string> People = ["U-ADA", "U-BO", "U-CY", Admin];

    /// <summary>Who wrote each message, and who reads along there.</summary>
    public static readonly IReadOnlyList<(string Author, Openness Openness)> Messages =
        [("U-ADA", Openness.Public), ("U-ADA", Openness.Private), ("U-BO", Openness.Public), ("U-CY", Openness.Shared)];

    private readonly Quote[] _quotes = [.. Messages.Select(_ => new Quote())];
    private readonly HashSet<string> _refusing = [];

    private enum State
    {
        None,
        Kept,
        TakenBack,
        Removed,
    }

    /// <summary>How many changes there were.</summary>
    public int Changes { get; private set; }

    /// <summary>Does a step.</summary>
    /// <returns>Whether it was done, rather than refused.</returns>
    public bool Do(QuoteStep step)
    {
        var (quote, author) = (_quotes[step.Message], Messages[step.Message].Author);
        var isKept = quote.State == State.Kept;
        switch (step.Act)
        {
            case QuoteAct.Save when !isKept && quote.State != State.Removed && !_refusing.Contains(author):
                quote.Saver = step.Who;
                quote.IsTold &= quote.Words == WordsOf(step.Message, step.Words);
                quote.Say(WordsOf(step.Message, step.Words), step, author);
                return Changed(quote, State.Kept);
            case QuoteAct.Edit when isKept && quote.Saver == step.Who:
                var isSame = (quote.Words, quote.IsWide) == (WordsOf(step.Message, step.Words), step.IsWide);
                if (isSame && step.Who != author)
                    return true;
                var (wasForAll, consented) = (IsForAll(Messages[step.Message].Openness, quote), quote.Consent);
                quote.Say(WordsOf(step.Message, step.Words), step, author);
                if (step.Who != author && !wasForAll && IsForAll(Messages[step.Message].Openness, quote))
                    quote.IsTold = false;
                return (isSame && quote.Consent == consented) || Changed(quote, State.Kept);
            case QuoteAct.TakeBack when isKept && quote.Saver == step.Who:
                return Changed(quote, State.TakenBack);
            case QuoteAct.Remove when isKept && (step.Who == author || step.Who == Admin):
                return Changed(quote, State.Removed);
            case QuoteAct.FineHere or QuoteAct.FineElsewhere when isKept && step.Who == author:
                var consent = step.Act == QuoteAct.FineHere ? Consent.Here : Consent.Elsewhere;
                var isOld = quote.Consent == consent;
                quote.Consent = consent;
                return isOld || Changed(quote, State.Kept);
            case QuoteAct.Never:
                _refusing.Add(step.Who);
                foreach (var (_, gone) in Messages.Zip(_quotes).Where(pair => pair.First.Author == step.Who && pair.Second.State == State.Kept))
                    Changed(gone, State.Removed);
                return true;
            case QuoteAct.Again:
                _refusing.Remove(step.Who);
                return true;
            case QuoteAct.Tell when isKept && !quote.IsTold:
                return quote.IsTold = true;
            case QuoteAct.CannotTell when isKept:
                return quote.IsUntold = true;
            default:
                return false;
        }
    }

    /// <summary>What is kept, and who refuses, in words.</summary>
    public string Describe() => Describe(
        Messages.Zip(_quotes, (message, quote) => (message, quote)).Index().Where(pair => pair.Item.quote.State == State.Kept).Select(pair => Describe(
            IdOf(pair.Index), pair.Item.quote.Words, pair.Item.quote.Saver, pair.Item.quote.Consent, IsForAll(pair.Item.message.Openness, pair.Item.quote), pair.Item.quote.IsWide, pair.Item.quote.IsUntold)),
        _refusing);

    /// <summary>The same of what a store has.</summary>
    public static string Describe(IEnumerable<SavedQuote> quotes, IEnumerable<string> refusing) => Describe(
        quotes.Select(quote => Describe(quote.Note.Id, quote.Note.Text, quote.Saver, quote.Consent, Visibility.ConversationOf(quote.Note) is null, quote.IsWantedEverywhere, quote.IsUntold)),
        refusing);

    public static string IdOf(int message) => $"m{message}";

    public static string WordsOf(int message, int words) => $"words {words} of the message {message}";

    private static bool IsForAll(Openness openness, Quote quote) =>
        quote.IsWide && (quote.Consent == Consent.Elsewhere || (quote.Consent == Consent.None && openness == Openness.Public));

    private static string Describe(IEnumerable<string> quotes, IEnumerable<string> refusing) =>
        string.Join('\n', quotes.Order(StringComparer.Ordinal).Append($"refusing: {string.Join(' ', refusing.Order(StringComparer.Ordinal))}"));

    private static string Describe(string id, string words, string saver, Consent consent, bool isForAll, bool isWide, bool isUntold) =>
        $"{id}: {words}, saved by {saver}, consent {consent}, for all {isForAll}, wanted {isWide}, untold {isUntold}";

    private bool Changed(Quote quote, State state)
    {
        quote.State = state;
        Changes++;
        return true;
    }

    /// <summary>What the author said of where it is fine, and was told, outlives the quote, but not its words.</summary>
    private sealed class Quote
    {
        public State State { get; set; }

        public string Words { get; set; } = "";

        public string Saver { get; set; } = "";

        public bool IsWide { get; set; }

        public Consent Consent { get; set; }

        public bool IsTold { get; set; }

        public bool IsUntold { get; set; }

        public void Say(string words, QuoteStep step, string author)
        {
            if (words != Words && step.Who != author)
            {
                IsTold = false;
                Consent = Consent == Consent.Elsewhere ? Consent.None : Consent;
            }

            if (step.Who == author)
                Consent = step.IsWide ? Consent.Elsewhere : Consent.Here;
            (Words, IsWide) = (words, step.IsWide);
        }
    }
}
