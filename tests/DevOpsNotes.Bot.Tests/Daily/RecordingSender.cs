using System.Collections.Concurrent;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>A platform that keeps what it is sent, or does as it is told.</summary>
internal sealed class RecordingSender(TimeProvider time) : IDailySender
{
    private readonly ConcurrentQueue<Posted> _posts = new();

    /// <summary>What it answers; it is sent unless somebody says otherwise.</summary>
    public Func<Subscription, SendOutcome> Answer { get; set; } = _ => new SendOutcome.Sent("message");

    public Func<Scope, TimeSpan> Pause { get; set; } = _ => TimeSpan.Zero;

    public Func<Subscription, Openness> Readers { get; set; } = _ => Openness.Private;

    /// <summary>What it answers when somebody is to be told.</summary>
    public Func<SendOutcome> Telling { get; set; } = () => new SendOutcome.Sent("told");

    /// <summary>Waits before it answers.</summary>
    public Func<Subscription, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>What was sent and arrived.</summary>
    public IReadOnlyCollection<Posted> Posts => _posts;

    /// <summary>How often it was asked to send something, whatever came of it.</summary>
    public int Calls => _calls;

    public ConcurrentQueue<(Subscription Subscription, Reply Notice)> Told { get; } = new();

    public ConcurrentQueue<string> Deleted { get; } = new();

    private int _calls;

    public bool Serves(Scope workspace) => workspace.Key.StartsWith("slack:", StringComparison.Ordinal);

    public TimeSpan PauseOf(Scope workspace) => Pause(workspace);

    public Task WaitForTurn(Scope workspace, string conversation, CancellationToken stopping) => Task.CompletedTask;

    public Task<Openness> OpennessOf(Subscription subscription, CancellationToken cancellationToken) => Task.FromResult(Readers(subscription));

    public async Task<SendOutcome> Send(Subscription subscription, Reply post)
    {
        Interlocked.Increment(ref _calls);
        await Before(subscription);
        var outcome = Answer(subscription);
        if (outcome is SendOutcome.Sent)
            _posts.Enqueue(new Posted(subscription, post, time.GetUtcNow()));
        return outcome;
    }

    public Task<bool> Delete(Subscription subscription, string message)
    {
        Deleted.Enqueue(message);
        return Task.FromResult(true);
    }

    public Task<SendOutcome> TellOwner(Subscription subscription, Reply notice)
    {
        var outcome = Telling();
        if (outcome is SendOutcome.Sent)
            Told.Enqueue((subscription, notice));
        return Task.FromResult(outcome);
    }

    internal sealed record Posted(Subscription Subscription, Reply Post, DateTimeOffset At);
}
