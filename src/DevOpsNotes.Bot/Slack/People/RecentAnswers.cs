using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace DevOpsNotes.Bot.Slack.People;

/// <summary>What was answered lately, so that it is not asked each time.</summary>
/// <param name="time">The clock.</param>
/// <param name="lifetime">How long an answer is good.</param>
internal sealed class RecentAnswers<T>(TimeProvider time, TimeSpan lifetime)
    where T : notnull
{
    /// <summary>With more than these, old ones are dropped; and all of them, if that is not enough.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (T Answer, DateTimeOffset Until)> _answers = new(StringComparer.Ordinal);

    /// <summary>Gives the answer, if there was one lately.</summary>
    public bool TryFind(string question, [MaybeNullWhen(false)] out T answer)
    {
        var isKnown = _answers.TryGetValue(question, out var known) && known.Until > time.GetUtcNow();
        answer = isKnown ? known.Answer : default;
        return isKnown;
    }

    public void Keep(string question, T answer)
    {
        var now = time.GetUtcNow();
        if (_answers.Count >= Most)
        {
            foreach (var old in _answers.Where(known => known.Value.Until <= now))
                _answers.TryRemove(old);
            if (_answers.Count >= Most)
                _answers.Clear();
        }

        _answers[question] = (answer, now + lifetime);
    }
}
