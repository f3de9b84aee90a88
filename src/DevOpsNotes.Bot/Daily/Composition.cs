using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Storage.Daily;

namespace DevOpsNotes.Bot.Daily;

/// <summary>What is to be posted on a date: a <see cref="Post"/>, <see cref="Nothing"/>, or what cannot be said yet (<see cref="NotNow"/>).</summary>
internal abstract record Composition
{
    private Composition()
    {
    }

    /// <summary>A post.</summary>
    /// <param name="Occurrence">The row that claims the date.</param>
    /// <param name="Reply">What is posted.</param>
    internal sealed record Post(Occurrence Occurrence, Reply Reply) : Composition
    {
        /// <summary>It says that the subscription is weekly from now on.</summary>
        public bool MakesWeekly { get; init; }
    }

    /// <summary>There is nothing to post.</summary>
    /// <param name="Reason">Why.</param>
    internal sealed record Nothing(string Reason) : Composition;

    /// <summary>Not all is known that it takes.</summary>
    /// <param name="Problem">What is not.</param>
    internal sealed record NotNow(string Problem) : Composition;
}
