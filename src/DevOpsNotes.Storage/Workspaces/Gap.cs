namespace DevOpsNotes.Storage.Workspaces;

/// <summary>What several people of a workspace asked, and no note answered.</summary>
/// <param name="Words">What they asked, in lower case and without marks.</param>
/// <param name="Asked">How often: by each once a minute.</param>
/// <param name="LastAskedAt">When it was asked last.</param>
public sealed record Gap(string Words, int Asked, DateTimeOffset LastAskedAt)
{
    /// <summary>So many different people have to ask before anybody is shown what they asked.</summary>
    public const int FewestAskers = 3;

    /// <summary>What nobody asked for so long is no gap any more.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(90);
}
