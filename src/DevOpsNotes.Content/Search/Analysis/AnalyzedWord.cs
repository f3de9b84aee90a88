using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>What a word is found by.</summary>
/// <param name="Word">The word in folded form.</param>
/// <param name="Term">The same stemmed.</param>
/// <param name="Common">What is known of it beforehand.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AnalyzedWord(string Word, string Term, CommonWord Common);
