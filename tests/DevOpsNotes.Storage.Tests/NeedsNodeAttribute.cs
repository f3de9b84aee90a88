namespace DevOpsNotes.Storage.Tests;

/// <summary>
/// A class whose facts need Node, those that it inherits from a contract too: without Node each is skipped, but on CI
/// they run and fail. <see cref="NeedsNodeFramework"/> sees to it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsNodeAttribute : Attribute;
