using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Indexing;
using DevOpsNotes.Content.Search.Querying;

namespace DevOpsNotes.Content.Search.Explaining;

/// <summary>Takes apart the scores of a search that has just been run.</summary>
internal sealed class Explainer(QueryPlan plan, IndexSegment[] segments, TopicCatalog? catalog)
{
    private readonly QueryMeaning _meaning = QueryMeaning.Of(plan);

    public IReadOnlyList<ExplainedWord> Words()
    {
        var words = new List<ExplainedWord>();
        foreach (var word in plan.Content)
            words.Add(new ExplainedWord(plan.Words.Written(word, 1).ToString(), plan[word].Weight, plan.Words.IsLight(word), plan[word].IsEveryday, !plan[word].IsUnknown, TopicOf(word)));
        return words;
    }

    /// <summary>Why a note ranks where it does, or where it would if it had enough of the query.</summary>
    public ExplainedNote Explain(Candidate candidate, bool isAnswer)
    {
        var note = segments[candidate.Segment].Notes[candidate.Note];
        var contributions = new List<Contribution>();
        var covers = 0u;
        for (var number = 0; number < plan.Clauses.Length; number++)
        {
            var clause = plan.Clauses[number];
            var impact = plan.IdOf(number, candidate.Segment) is not TermIds.None and var term ? segments[candidate.Segment].Postings.ImpactOf(term, candidate.Note) : 0;
            if (impact == 0 || clause.Weight == 0 || (clause.Kind == ClauseKind.Related && !candidate.IsFromRelated)) continue;
            covers |= clause.Covers;
            contributions.Add(new Contribution(plan.TermOf(clause), SenseOf(clause.Kind), FieldsOf(clause, note), clause.Weight * impact));
        }

        var bonus = Phrases.Bonus(plan, segments, candidate);
        var coverage = plan.Coverage.Share(covers);
        var points = (contributions.Sum(contribution => contribution.Points) * (isAnswer ? coverage : 1)) + bonus + candidate.Meaning;
        return new ExplainedNote(
            new SearchHit(note, candidate.Score),
            [.. contributions.OrderByDescending(contribution => contribution.Points)],
            coverage,
            bonus,
            _meaning.ClosenessOf(segments[candidate.Segment].Directions[candidate.Note]),
            candidate.Meaning,
            Math.Round(candidate.Score / points, 2),
            isAnswer);
    }

    private string? TopicOf(int word)
    {
        foreach (var mention in plan.Topics)
        {
            if (word >= mention.Start && word < mention.End) return mention.Topic.Name;
        }

        return null;
    }

    private List<string> FieldsOf(in Clause clause, Note note)
    {
        if (clause.Kind == ClauseKind.Speaker) return ["speakers"];
        if (clause.Kind is ClauseKind.Event or ClauseKind.EventCompound) return ["event"];
        var term = plan.TermOf(clause);
        Predicate<string?> has = clause.Topic is null ? text => Analyzer.Terms(text).Contains(term) : text => Names(text, term);
        var fields = new List<string>();
        if (note.HasOwnTitle && has(note.Title)) fields.Add("title");
        if (has(note.Takeaway)) fields.Add("takeaway");
        if (has(note.Text)) fields.Add("text");
        if (has(note.Attribution.Talk)) fields.Add("talk");
        if (has(note.Attribution.Source)) fields.Add("source");
        if (clause.Topic is not null && note.Topics.Contains(term)) fields.Add("topics");
        return fields;
    }

    private bool Names(string? text, string name)
    {
        var words = new AnalyzedText();
        words.Read(text ?? "");
        for (var from = 0; catalog!.TryFindInText(words, from, out var mention); from = mention.End)
        {
            if (mention.Topic.Name == name) return true;
        }

        return false;
    }

    private static string SenseOf(ClauseKind kind) => kind switch
    {
        ClauseKind.Word => "word",
        ClauseKind.Compound => "compound",
        ClauseKind.Speaker => "speaker",
        ClauseKind.Event => "event",
        ClauseKind.EventCompound => "event",
        ClauseKind.Topic => "topic",
        ClauseKind.Related => "related",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
