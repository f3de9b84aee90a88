namespace DevOpsNotes.Bot.Operations.Limits;

/// <summary>How much, how often.</summary>
/// <param name="AtOnce">So many at once, after a while without any.</param>
/// <param name="Every">One more each so often.</param>
internal sealed record Rate(int AtOnce, TimeSpan Every);
