namespace DevOpsNotes.Bot.Edges;

/// <summary>Calls that somebody waits for, who does not wait for long.</summary>
internal static class TimeLimit
{
    /// <summary>Makes a call, and gives it up after a while.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives up earlier, by an exception.</param>
    /// <returns>What came of it; <see langword="null"/> when it took too long, and then it may have happened or not.</returns>
    public static async Task<T?> Within<T>(this TimeProvider time, TimeSpan limit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
