using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Search.Querying;

/// <summary>What the parts of a query count, where a word of the text counts 1.</summary>
internal static class Weights
{
    // A name is what somebody asks for who types it, even where a text happens to mention it more often.
    public const float Speaker = 1.5f;
    public const float Event = 1.1f;

    /// <summary>A name in a text, of somebody or something else: "Patrick said".</summary>
    public const float Mentioned = 0.45f;

    public const float Related = 0.55f;

    /// <summary>By this much more is the weight of each further related topic divided.</summary>
    public const float FurtherRelated = 0.3f;

    /// <summary>A word that names no topic counts less beside one that does: "painful meetings" is about meetings.</summary>
    public const float BesideTopic = 0.45f;

    /// <summary>But when no note has it, it is missed by more than that: "puppy training" is about puppies.</summary>
    public const float MissedBesideTopic = 0.6f;

    /// <summary>See <see cref="CommonWord"/>.</summary>
    public const float Light = 0.35f;

    /// <summary>See <see cref="EverydayWords"/>.</summary>
    public const float Everyday = 0.8f;

    /// <summary>A note that means just what the query means gains this part of what a note can have by its words.</summary>
    public const float Meaning = 0.3f;
}
