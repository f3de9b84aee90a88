using DevOpsNotes.Content.Search.Analysis;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Content.Notes;

/// <summary>The topics of the field, each with the words by which people name it.</summary>
public sealed class TopicCatalog
{
    /// <summary>A word in the title tells more about a note than one in its text.</summary>
    private const int TitleWeight = 3;

    /// <summary>Beyond this, naming a topic again says nothing new.</summary>
    private const int CountedMentions = 3;

    private static readonly Lazy<TopicCatalog> Bundled = new(ReadBundled);

    private readonly TopicPhrases _inTexts = new();
    private readonly TopicPhrases _inQuestions = new();

    private readonly WordCounts _spellings = new();
    private readonly Lazy<WordList> _words;

    private TopicCatalog(IReadOnlyList<Topic> topics)
    {
        All = topics;
        _words = new Lazy<WordList>(_spellings.ToList);
    }

    /// <summary>The catalogue of topics.yaml, read when first asked for.</summary>
    public static TopicCatalog Default => Bundled.Value;

    /// <summary>The words of all names, as they are spelled.</summary>
    internal WordList Words => _words.Value;

    /// <summary>All topics, in the order of the file.</summary>
    public IReadOnlyList<Topic> All { get; }

    /// <summary>Reads a catalogue in the form of topics.yaml.</summary>
    /// <exception cref="InvalidDataException">It is not valid; the message names the entry.</exception>
    public static TopicCatalog Read(TextReader yaml)
    {
        var catalog = new TopicCatalog(TopicFile.Read(yaml));
        var names = catalog.All.Select(topic => topic.Name).ToHashSet(StringComparer.Ordinal);
        var words = new AnalyzedText();
        foreach (var topic in catalog.All)
        {
            if (topic.Name.Any(char.IsUpper)) throw Invalid(topic.Name, "has a capital in its name");
            catalog.AddPhrases(topic, words);
            if (topic.Related.FirstOrDefault(name => name == topic.Name || !names.Contains(name)) is { } unknown)
            {
                throw Invalid(topic.Name, $"is related to '{unknown}', which is no other topic");
            }
        }

        return catalog;
    }

    /// <summary>The topic with this name or alias, in any inflection; <see langword="null"/> when there is none.</summary>
    public Topic? Find(string nameOrAlias) => _inQuestions.Find(nameOrAlias);

    /// <summary>
    /// The topics that a text names, the most telling first: named in the title, by several words, more than once.
    /// </summary>
    public IReadOnlyList<Topic> TopicsOf(string title, string text, int limit = 5)
    {
        var found = new Dictionary<Topic, (int Mentions, int Score)>(ReferenceEqualityComparer.Instance);
        var words = new AnalyzedText();
        Count(title, TitleWeight);
        Count(text, 1);
        return [.. found.OrderByDescending(topic => topic.Value.Score).Take(limit).Select(topic => topic.Key)];

        void Count(string place, int weight)
        {
            words.Read(place);
            for (var from = 0; TryFindInText(words, from, out var mention); from = mention.End)
            {
                var (mentions, score) = found.GetValueOrDefault(mention.Topic);
                if (mentions < CountedMentions) found[mention.Topic] = (mentions + 1, score + (weight * mention.Count));
            }
        }
    }

    /// <summary>Finds the first topic that is named in a text at or after a word, by its longest name there.</summary>
    internal bool TryFindInText(AnalyzedText words, int from, out TopicMention mention) => _inTexts.TryFindNext(words, from, out mention);

    /// <summary>The same in a question, where words name a topic that would say too little in a text.</summary>
    internal bool TryFindInQuestion(AnalyzedText words, int from, out TopicMention mention) => _inQuestions.TryFindNext(words, from, out mention);

    private void AddPhrases(Topic topic, AnalyzedText words)
    {
        if (topic.Exactly.Except([topic.Name, .. topic.Aliases, .. topic.Asked, .. topic.Narrower]).FirstOrDefault() is { } stray)
            throw Invalid(topic.Name, $"has '{stray}' under 'exactly', which is none of its names");

        foreach (var phrase in topic.Aliases.Prepend(topic.Name)) AddPhrase(topic, phrase, words);
        foreach (var phrase in topic.Asked) AddPhrase(topic, phrase, words, isOfTexts: false);
        foreach (var phrase in topic.Narrower) AddPhrase(topic, phrase, words, isNarrower: true);
    }

    private void AddPhrase(Topic topic, string phrase, AnalyzedText words, bool isOfTexts = true, bool isNarrower = false)
    {
        words.Read(phrase);
        if (words.Count == 0) throw Invalid(topic.Name, $"has the alias '{phrase}', which is no word");
        if (words.Count > TopicPhrases.MaxWords) throw Invalid(topic.Name, $"has the alias '{phrase}', which has more than {TopicPhrases.MaxWords} words");
        var exactly = topic.Exactly.Contains(phrase);
        var other = _inQuestions.Add(topic, phrase, words, exactly, isNarrower) ?? (isOfTexts ? _inTexts.Add(topic, phrase, words, exactly, isNarrower) : null);
        if (other is not null) throw Invalid(topic.Name, $"and '{other.Name}' are both called '{phrase}'");
        for (var word = 0; word < words.Count; word++) _spellings.Count(words.Word(word));
    }

    private static InvalidDataException Invalid(string entry, string problem) => new($"Topic catalogue: '{entry}' {problem}.");

    private static TopicCatalog ReadBundled()
    {
        using var resource = typeof(TopicCatalog).Assembly.GetManifestResourceStream("topics.yaml")
            ?? throw new InvalidOperationException("topics.yaml is not embedded in the assembly.");
        using var reader = new StreamReader(resource);
        return Read(reader);
    }
}
