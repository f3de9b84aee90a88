namespace DevOpsNotes.Storage.Notes;

/// <summary>
/// Whose notes these are: everybody's, or those of one workspace ("slack:T1", "teams:&lt;tenant&gt;"). A scope is a boundary
/// that no note crosses.
/// </summary>
public readonly record struct Scope
{
    private const string SharedName = "shared";

    private readonly string? _workspace;

    private Scope(string workspace) => _workspace = workspace;

    /// <summary>Seen in every workspace.</summary>
    public static Scope Shared => default;

    /// <summary>The part of a key that names the scope.</summary>
    public string Key => _workspace ?? SharedName;

    public bool IsShared => _workspace is null;

    /// <summary>The notes of one workspace.</summary>
    /// <exception cref="ArgumentException">The name is empty, or the one that stands for everybody.</exception>
    public static Scope Of(string workspace) =>
        string.IsNullOrWhiteSpace(workspace) || workspace == SharedName
            ? throw new ArgumentException($"'{workspace}' cannot be the name of a workspace.", nameof(workspace))
            : new Scope(workspace);

    public override string ToString() => Key;
}
