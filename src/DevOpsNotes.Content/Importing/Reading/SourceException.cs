namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// A source could not be read. The message is one sentence for a person: which source, what is wrong, what to do.
/// It is an expected outcome of importing and is shown without a stack trace.
/// </summary>
/// <param name="source">The source as the reader of the message knows it: a file name or an address.</param>
/// <param name="problem">What is wrong and what to do, worded so that it continues the source: "is empty; give a file with text".</param>
/// <param name="innerException">For logs; never shown.</param>
#pragma warning disable RCS1194 // A message without source and problem would not be the sentence that this type promises.
public sealed class SourceException(string source, string problem, Exception? innerException = null)
    : Exception($"{source} {problem}.", innerException)
{
#pragma warning restore RCS1194
    public string SourceName { get; } = source;
}
