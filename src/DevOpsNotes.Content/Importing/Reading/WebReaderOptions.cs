namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>What <see cref="WebReader"/> may do.</summary>
public sealed record WebReaderOptions
{
    /// <summary>
    /// Lets addresses of the own network be read, such as an internal wiki. Off by default, because whoever may import
    /// an address could otherwise look at everything that this machine can reach.
    /// </summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>For one source in all: looking up names, redirects, retries and the body.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);
}
