using System.Runtime.InteropServices;
using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>What a <see cref="QueryPlan"/> knows of a word of its query.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct QueryWord
{
    /// <summary>It is looked for.</summary>
    public bool IsContent;

    /// <summary>See <see cref="CommonWord.IsLight"/>.</summary>
    public bool IsLight;

    /// <summary>See <see cref="EverydayWords"/>; a word of a topic is none.</summary>
    public bool IsEveryday;

    /// <summary>It is a speaker's name rather than a word of the texts.</summary>
    public bool IsSpeaker;

    /// <summary>The query names a topic, and not by this word, which is no name either.</summary>
    public bool IsBesideTopic;

    /// <summary>It names a topic, alone or with its neighbours.</summary>
    public bool IsOfTopic;

    /// <summary>It is the first of a topic's name that has stop words alone.</summary>
    public bool BeginsTopic;

    /// <summary>It counts only with the others of its topic's name.</summary>
    public bool IsNothingAlone;

    /// <summary>The notes have it in another form only, which may be the right one.</summary>
    public bool IsOtherForm;

    /// <summary>Its place among the words that are looked for.</summary>
    public int Position;

    /// <summary>The clause of the word itself; -1 when no note has it.</summary>
    public int Clause;

    /// <summary>The clause of the word in names of events; -1 when none has it.</summary>
    public int EventClause;

    /// <summary>How many notes are of an event that is called so.</summary>
    public int EventNotes;

    /// <summary>How many notes have it, in the sense in which most have it.</summary>
    public int Notes;

    /// <summary>How telling it is.</summary>
    public float Weight;

    /// <summary>No note has it, in any sense.</summary>
    public readonly bool IsUnknown => IsContent && Notes == 0;
}
