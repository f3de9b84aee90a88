namespace DevOpsNotes.Storage;

/// <summary>The store cannot be used. The message is one sentence for a person: what is wrong and what to do.</summary>
public sealed class StoreException : Exception
{
    public StoreException()
    {
    }

    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
