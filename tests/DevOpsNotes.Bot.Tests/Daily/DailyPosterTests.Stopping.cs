using DevOpsNotes.Content.Notes;
using DevOpsNotes.Content.Quoting;
using NodaTime;

namespace DevOpsNotes.Bot.Tests.Daily;

/// <summary>A host that stops in the middle of a post.</summary>
public sealed partial class DailyPosterTests
{
    [Fact]
    public async Task A_host_that_stops_before_it_has_claimed_a_post_leaves_it_to_the_next()
    {
        // Of a team that has lessons of its own, the platform is asked who reads along.
        await (await StoresOn(_tables)).Workspaces.Teach(Workspace, TestNotes.Bare with { Id = "own-lesson", Kind = NoteKind.Lesson }, "U1", CancellationToken.None);
        await Set(at: new LocalTime(9, 1));
        _clock.Advance(TimeSpan.FromMinutes(2));
        var first = await DailyHost.Start(_tables, _clock, _sender);
        var stopping = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        _sender.Readers = _ =>
        {
            stopping.TrySetResult(first.DisposeAsync().AsTask());
            return Openness.Public;
        };

        await first.Look();
        await await stopping.Task;

        Assert.Equal(0, _sender.Calls);
        Assert.Empty(await Kept());
        _sender.Readers = _ => Openness.Public;
        await _host.Round();
        Assert.Single(_sender.Posts);
    }
}
