namespace DevOpsNotes.Content.Importing.Parsing;

/// <summary>
/// A document is nested deeper than any text for people. Trees are walked by recursion, so a document made of a hundred
/// thousand opening tags would otherwise end the process.
/// </summary>
#pragma warning disable RCS1194 // Never shown: DocumentParser turns it into a sentence about the source.
internal sealed class NestingException(Exception? innerException = null) : Exception("Nested too deep.", innerException);
#pragma warning restore RCS1194
