namespace DevOpsNotes.Content.Search.Indexing;

/// <summary>
/// The ranking function, over weighted fields as in Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple
/// weighted fields" (CIKM 2004): a word counts as often as its field weighs, and only then saturates.
/// </summary>
internal static class Bm25
{
    public const float TitleWeight = 3;
    public const float TakeawayWeight = 2;
    public const float BodyWeight = 1;
    public const float SourceWeight = 0.5f;

    /// <summary>A name that is found by itself, such as a speaker's, counts as if a text said it so often.</summary>
    public const float NameWeight = 3;

    /// <summary>
    /// The length that counts as neither long nor short, in weighted words. It is a constant and not the average of the
    /// notes, because notes are cut to one length where they come in, and so that one more note changes no other's score.
    /// </summary>
    public const float TypicalLength = 80;

    /// <summary>What one step of an impact is worth.</summary>
    public const float ImpactStep = (K1 + 1) / byte.MaxValue;

    // See Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009). Length counts less
    // than usual (0.75), because notes differ little in length.
    private const float K1 = 1.35f;
    private const float B = 0.5f;

    /// <summary>How telling a term is that so many notes have.</summary>
    public static float InverseDocumentFrequency(int notes, int notesWithTerm) =>
        MathF.Log(1 + ((notes - notesWithTerm + 0.5f) / (notesWithTerm + 0.5f)));

    /// <summary>
    /// What a term adds to the score of a note, without the term's inverse document frequency, in steps of
    /// <see cref="ImpactStep"/>: 1 to 255, so that a posting needs a byte.
    /// </summary>
    /// <param name="frequency">How often the note has the term, weighted by field.</param>
    /// <param name="length">Weighted length of the note in words.</param>
    public static byte Impact(float frequency, float length) =>
        (byte)Math.Max(1, MathF.Round(byte.MaxValue * frequency / (frequency + (K1 * (1 - B + (B * length / TypicalLength))))));
}
