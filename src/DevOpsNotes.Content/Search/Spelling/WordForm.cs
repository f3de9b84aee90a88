namespace DevOpsNotes.Content.Search.Spelling;

/// <summary>Tells forms of one word apart ("deploys", "deploying") by a bit of 32; two may share one.</summary>
internal static class WordForm
{
    public static uint Of(ReadOnlySpan<char> word) => 1u << ((word[^1] + (5 * word.Length)) & 31);
}
