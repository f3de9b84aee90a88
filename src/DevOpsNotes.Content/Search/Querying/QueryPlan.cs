using System.Runtime.InteropServices;
using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Indexing;
using DevOpsNotes.Content.Search.Meaning;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>
/// What a query looks for in an index: the terms that its words stand for, and what each counts. A plan is filled again
/// and again, so that planning allocates nothing.
/// </summary>
internal sealed class QueryPlan
{
    /// <summary>Words beyond these are ignored: no question is that long, and a pasted page must not cost more than one.</summary>
    private const int MaxWords = 64;

    /// <summary>A single word names an event only if so many times as many notes are of it as say it.</summary>
    private const int EventRatio = 4;

    private readonly List<Clause> _clauses = [];
    private readonly List<int> _ids = [];
    private readonly List<TopicMention> _topics = [];
    private readonly List<int> _content = [];
    private readonly QueryWord[] _words = new QueryWord[MaxWords];
    private IndexSegment[] _segments = [];
    private int _notes;

    /// <summary>The query as words.</summary>
    public AnalyzedText Words { get; } = new();

    public Coverage Coverage { get; } = new();

    public ReadOnlySpan<Clause> Clauses => CollectionsMarshal.AsSpan(_clauses);

    /// <summary>The topics that the query names, and where.</summary>
    public ReadOnlySpan<TopicMention> Topics => CollectionsMarshal.AsSpan(_topics);

    /// <summary>The words that are no stop words, by their number in <see cref="Words"/>.</summary>
    public ReadOnlySpan<int> Content => CollectionsMarshal.AsSpan(_content);

    /// <summary>Number of a clause's term in a segment, or <see cref="TermIds.None"/>.</summary>
    public int IdOf(int clause, int segment) => _ids[(clause * _segments.Length) + segment];

    /// <summary>What is known of a word, by its number in <see cref="Words"/>.</summary>
    public ref readonly QueryWord this[int word] => ref _words[word];

    /// <summary>The score of a note that has every word in every sense, as often as can be; related topics aside.</summary>
    public float HighestScore { get; private set; }

    /// <summary>The query names topics and nothing else: who types "bus factor" is also glad to see what lies next to it.</summary>
    public bool IsTopicAlone
    {
        get
        {
            foreach (var mention in _topics)
            {
                if (mention.IsNarrower) return false;
            }

            foreach (var word in _content)
            {
                if (_words[word] is { IsOfTopic: false, IsLight: false }) return false;
            }

            return true;
        }
    }

    /// <summary>A word of the query is a speaker's name: what no note has may be the rest of it, misspelled.</summary>
    public bool HasSpeaker => _content.Exists(word => _words[word].IsSpeaker);

    /// <summary>Replaces what it held by a plan for this query.</summary>
    public void Read(string query, IndexSegment[] segments, TopicCatalog? catalog)
    {
        Words.Read(query, MaxWords);
        _clauses.Clear();
        _ids.Clear();
        _topics.Clear();
        _content.Clear();
        _segments = segments;
        (_notes, HighestScore) = (0, 0);
        foreach (var segment in segments) _notes += segment.Notes.Length;
        Array.Clear(_words, 0, Words.Count);

        if (catalog is not null) FindTopics(catalog);
        for (var word = 0; word < Words.Count; word++)
        {
            if (!Words.IsStopWord(word) || _words[word].BeginsTopic) AddWord(word);
        }

        AddLightEvents();
        for (var word = 0; word + 1 < Words.Count; word++) AddCompound(word);
        foreach (var mention in _topics) AddTopic(ClauseKind.Topic, mention.Topic.Name, 1, mention);
        Weigh();
    }

    /// <summary>Lets go of the index that it was made for, and of what was asked.</summary>
    public void Forget()
    {
        _segments = [];
        Words.Read("", MaxWords);
    }

    /// <summary>Also looks for the topics that are related to those of the query, and for those to which something narrower belongs.</summary>
    public void Widen()
    {
        foreach (var mention in _topics)
        {
            if (mention.IsNarrower) AddTopic(ClauseKind.Topic, mention.Topic.Name, 1, mention with { IsNarrower = false });
            // The first is what a reader would look at next.
            for (var i = 0; i < mention.Topic.Related.Count; i++) AddTopic(ClauseKind.Related, mention.Topic.Related[i], Weights.Related / (1 + (i * Weights.FurtherRelated)), mention);
        }
    }

    /// <summary>The term of a clause, for people.</summary>
    public string TermOf(in Clause clause) =>
        clause.Topic ?? (clause.Kind is ClauseKind.Compound or ClauseKind.EventCompound ? Words.JoinedStem(clause.Word, stackalloc char[AnalyzedText.JoinedLength]) : Words.Stem(clause.Word)).ToString();

    private void FindTopics(TopicCatalog catalog)
    {
        for (var from = 0; catalog.TryFindInQuestion(Words, from, out var mention); from = mention.End)
        {
            _topics.Add(mention);
            var (allStop, allLight) = (true, true);
            for (var word = mention.Start; word < mention.End; word++)
            {
                allStop &= Words.IsStopWord(word);
                allLight &= Words.IsStopWord(word) || Words.IsLight(word);
            }

            // A name of stop words alone ("us and them") still needs a word to stand for.
            _words[mention.Start].BeginsTopic = allStop;
            for (var word = mention.Start; word < mention.End; word++)
            {
                _words[word].IsOfTopic = true;
                // "Only one person knows" is a topic; a note that knows a person does not say that.
                _words[word].IsNothingAlone = allLight;
            }
        }
    }

    private void AddWord(int number)
    {
        ref var word = ref _words[number];
        word.IsContent = true;
        word.Position = _content.Count;
        word.IsLight = Words.IsLight(number);
        word.IsEveryday = !word.IsOfTopic && EverydayWords.Have(Words.Word(number));
        Span<int> text = stackalloc int[_segments.Length], speakers = stackalloc int[_segments.Length], events = stackalloc int[_segments.Length];
        var stem = Words.Stem(number);
        var form = WordForm.Of(Words.Word(number));
        word.IsOtherForm = true;
        for (var segment = 0; segment < _segments.Length; segment++)
        {
            (text[segment], speakers[segment], events[segment], var forms) = _segments[segment].Find(stem);
            word.IsOtherForm &= (forms & form) == 0;
        }

        var (inText, said, met) = (NotesWith(text), NotesWith(speakers), NotesWith(events));
        word.Notes = Math.Max(inText, Math.Max(said, met));
        word.IsSpeaker = said > 0 && said >= inText;
        var isName = word.IsSpeaker || (met > 0 && met >= inText && !word.IsLight && (met >= EventRatio * inText || NamesEvent()));
        // Who types a name wants what is of it, also beside a topic.
        word.IsBesideTopic = _topics.Count > 0 && !word.IsOfTopic && !isName;
        word.Weight = (word.IsLight ? Weights.Light : word.IsEveryday ? Weights.Everyday : 1) * (word.IsBesideTopic ? Weights.BesideTopic : 1);
        _content.Add(number);

        word.Clause = inText == 0 ? -1 : _clauses.Count;
        Add(ClauseKind.Word, number, text, inText, word.Weight * (isName ? Weights.Mentioned : 1), word.IsNothingAlone ? 0 : Bit(number));
        Add(ClauseKind.Speaker, number, speakers, Rarer(said, inText), word.Weight * Weights.Speaker, Bit(number));
        // A light word waits for AddLightEvents.
        Add(ClauseKind.Event, number, events, Rarer(met, inText), word.IsLight ? 0 : word.Weight * Weights.Event, Bit(number));
        word.EventClause = met == 0 ? -1 : _clauses.Count - 1;
        word.EventNotes = met;
    }

    /// <summary>Two words or more are of events: "security online" names none, "devopsdays online" does.</summary>
    private bool NamesEvent()
    {
        var ofEvents = 0;
        for (var word = 0; word < Words.Count; word++)
        {
            if (Words.IsStopWord(word) || Words.IsLight(word)) continue;
            var stem = Words.Stem(word);
            foreach (var segment in _segments)
            {
                if (segment.Find(stem).Event == TermIds.None) continue;
                ofEvents++;
                break;
            }
        }

        return ofEvents > 1;
    }

    /// <summary>
    /// "Day" says little, but not in "all day devops 2019": where all words of substance are of events, or all words at
    /// all, the light ones are, too.
    /// </summary>
    private void AddLightEvents()
    {
        var (substance, light) = (0, 0);
        foreach (var number in _content)
        {
            var ofEvent = _words[number].EventClause >= 0;
            if (!ofEvent && !_words[number].IsLight) return;
            if (!_words[number].IsLight) substance++;
            else if (ofEvent) light++;
        }

        if (light == 0 || (substance == 0 && light < Math.Max(2, _content.Count))) return;
        foreach (var number in _content)
        {
            if (_words[number] is not { IsLight: true, EventClause: >= 0 and var clause }) continue;
            _clauses[clause] = _clauses[clause] with { Weight = Weights.Event * Telling(_words[number].EventNotes) };
        }
    }

    /// <summary>Compounds are found however they are written: "post mortem" is also looked up as "postmortem".</summary>
    private void AddCompound(int word)
    {
        if (!MayBeOne(word)) return;
        var joined = Words.JoinedStem(word, stackalloc char[AnalyzedText.JoinedLength]);
        Span<int> text = stackalloc int[_segments.Length], events = stackalloc int[_segments.Length];
        for (var segment = 0; segment < _segments.Length; segment++) (text[segment], _, events[segment], _) = _segments[segment].Find(joined);
        var covers = Bit(word) | Bit(word + 1);
        var (inText, met) = (NotesWith(text), NotesWith(events));
        Add(ClauseKind.Compound, word, text, inText, 1, covers);
        Add(ClauseKind.EventCompound, word, events, met, Weights.Event, covers);
        var notes = Math.Max(inText, met);
        if (_words[word].IsContent) _words[word].Notes = Math.Max(_words[word].Notes, notes);
        if (_words[word + 1].IsContent) _words[word + 1].Notes = Math.Max(_words[word + 1].Notes, notes);
    }

    private bool MayBeOne(int word)
    {
        foreach (var segment in _segments)
        {
            if (segment.MayJoin(Words.Word(word), Words.Word(word + 1))) return true;
        }

        return false;
    }

    private void AddTopic(ClauseKind kind, string name, float weight, TopicMention mention)
    {
        var covers = 0u;
        for (var word = mention.Start; word < mention.End && !mention.IsNarrower; word++) covers |= Bit(word);
        Span<int> ids = stackalloc int[_segments.Length];
        for (var segment = 0; segment < _segments.Length; segment++) ids[segment] = _segments[segment].FindTopic(name);
        if (ClauseOf(name) is >= 0 and var known)
        {
            // Named twice, it counts once. What is named is not found again because it is related, too.
            if (kind == _clauses[known].Kind) _clauses[known] = _clauses[known] with { Covers = _clauses[known].Covers | covers };
            return;
        }

        var notes = NotesWith(ids);
        Add(kind, mention.Start, ids, notes, weight, covers, name);
        for (var word = mention.Start; word < mention.End && !mention.IsNarrower; word++)
        {
            if (_words[word] is { IsContent: true, Notes: 0 }) _words[word].Notes = notes;
        }
    }

    private int ClauseOf(string topic)
    {
        for (var clause = 0; clause < _clauses.Count; clause++)
        {
            if (_clauses[clause].Topic == topic) return clause;
        }

        return -1;
    }

    /// <summary>Adds a clause if any note has its term.</summary>
    /// <param name="kind">How the term came to stand for words of the query.</param>
    /// <param name="word">The first word it stands for.</param>
    /// <param name="ids">Its number in each segment.</param>
    /// <param name="notes">As rare as if so many notes had it.</param>
    /// <param name="weight">What it counts.</param>
    /// <param name="covers">The words it stands for.</param>
    /// <param name="topic">Name of the topic, if it is one.</param>
    private void Add(ClauseKind kind, int word, ReadOnlySpan<int> ids, int notes, float weight, uint covers, string? topic = null)
    {
        if (notes == 0) return;
        foreach (var id in ids) _ids.Add(id);
        var step = weight * Telling(notes);
        if (kind != ClauseKind.Related) HighestScore += step * byte.MaxValue;
        _clauses.Add(new Clause(kind, word, topic, step, covers));
    }

    /// <summary>How many notes have a term.</summary>
    private int NotesWith(ReadOnlySpan<int> ids)
    {
        var notes = 0;
        for (var segment = 0; segment < ids.Length; segment++)
        {
            if (ids[segment] != TermIds.None) notes += _segments[segment].Postings.NotesWith(ids[segment]).Length;
        }

        return notes;
    }

    /// <summary>A name counts as much as the rarer of the name and the word: how many notes have that.</summary>
    private static int Rarer(int named, int inText) => inText == 0 ? named : Math.Min(named, inText);

    /// <summary>What a step of the impact of a term counts that so many notes have.</summary>
    private float Telling(int notes) => Bm25.InverseDocumentFrequency(_notes, notes) * Bm25.ImpactStep;

    private uint Bit(int word) => _words[word] is { IsContent: true, Position: < Coverage.MaxWords and var position } ? 1u << position : 0;

    private void Weigh()
    {
        Coverage.Clear();
        foreach (var number in _content)
        {
            ref var word = ref _words[number];
            word.Weight *= Bm25.InverseDocumentFrequency(_notes, word.Notes);
            // What says little anyway is not missed.
            if (word.Notes == 0 && (word.IsLight || word.IsEveryday)) word.Weight = 0;
            else if (word.Notes == 0 && word.IsBesideTopic) word.Weight *= Weights.MissedBesideTopic / Weights.BesideTopic;
            Coverage.Add(word.Position, word, isForeign: word is { Notes: 0, Weight: > 0 } && WordVectors.Default.Find(Words.Stem(number)) is null);
        }
    }
}
