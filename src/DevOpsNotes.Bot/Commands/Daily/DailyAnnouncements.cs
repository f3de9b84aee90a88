using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Storage.Daily;

namespace DevOpsNotes.Bot.Commands.Daily;

/// <summary>Has a conversation see who changes what in it.</summary>
internal sealed class DailyAnnouncements(DailySenders senders, TimeProvider time)
{
    /// <summary>Whoever changes it waits meanwhile, and the platforms wait three seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.2);

    /// <summary>Tells everybody there.</summary>
    /// <returns>What came of it; <see langword="null"/> when nobody but the caller is there, or it takes longer than somebody waits.</returns>
    public async Task<SendOutcome?> Tell(Subscription subscription, params IReadOnlyList<Paragraph> words)
    {
        if (subscription.IsPersonal || senders.For(subscription.Workspace) is not { } sender)
            return null;
        var sending = sender.Send(subscription, new Notice(words) { Delivery = Delivery.Public });
        try
        {
            return await sending.WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            // It is on its way, and arrives or not.
            return null;
        }
    }

    /// <summary>What the caller has to know of it: nothing, if everybody was told.</summary>
    public static IReadOnlyList<Paragraph> Remark(Subscription subscription, SendOutcome? told) => told switch
    {
        _ when subscription.IsPersonal => [],
        SendOutcome.Sent => [],
        SendOutcome.Refused { Reason: var reason } => [$"The others here were not told. {reason}"],
        _ => ["The others here may not have been told: there was no answer in time."],
    };
}
