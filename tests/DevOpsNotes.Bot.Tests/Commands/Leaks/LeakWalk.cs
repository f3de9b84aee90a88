using System.Text.Json;
using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Leaks;

/// <summary>Says, presses and fills in whatever there is, from every room, and notes which canaries were seen where.</summary>
internal sealed class LeakWalk(TestConversation bot, IReadOnlyList<Canary> canaries)
{
    private const int MostPresses = 200;

    /// <summary>What ends what it is pressed on is pressed last.</summary>
    private static readonly string[] Ending = ["quote-undo", "quote-remove", "quote-never", "undo-teaching", "forget", "daily-stop"];

    private readonly HashSet<string> _leaks = [];
    private readonly HashSet<(string Secret, Room Room)> _seen = [];

    /// <summary>Who saved, who was quoted, and somebody else.</summary>
    public static IReadOnlyList<Caller> People { get; } = [Cy, Bo, Ada];

    /// <summary>What was shown where it must not be.</summary>
    public IReadOnlyCollection<string> Leaks => _leaks;

    /// <summary>The canaries that were shown in none of the rooms where they may be.</summary>
    public IEnumerable<Canary> Unseen => canaries.Where(canary => !Room.All.Any(room => _seen.Contains((canary.Secret, room))));

    /// <summary>Says a line.</summary>
    public async Task<Reply> Say(Room room, Caller person, string line)
    {
        var reply = await bot.Say(line, room.Of(person));
        Look(reply, room, $"{person.Name} in {room} said {line}");
        return reply;
    }

    /// <summary>Presses a button, and opens what it opens.</summary>
    public async Task<Reply> Press(Room room, Caller person, Button button, bool isOnShared = false)
    {
        var reply = await bot.Press(button, room.Of(person), isOnShared);
        Look(reply, room, $"{person.Name} in {room} pressed {button.Action} of {button.Value}");
        return reply;
    }

    /// <summary>Sends a form as it is and with something wrong, and what comes back again.</summary>
    public async Task<Reply> Send(Room room, Caller person, Dialog dialog)
    {
        var how = $"{person.Name} in {room} sent {dialog.Name} of {dialog.State}";
        var first = dialog.Fields is [var field, ..] ? field.Name : "";
        Look(await bot.Send(dialog, room.Of(person), (first, "")), room, how);
        var reply = await bot.Send(dialog, room.Of(person));
        Look(reply, room, how);
        return reply;
    }

    /// <summary>Follows all buttons of replies and of what they lead to, up to a limit.</summary>
    public async Task Follow(Room room, Caller person, IEnumerable<Reply> replies)
    {
        var (known, ahead, last) = (new HashSet<(string, string)>(), new Queue<Reply>(replies), new Queue<Button>());
        for (var presses = 0; presses < MostPresses && (ahead.Count > 0 || last.Count > 0);)
        {
            if (ahead.Count == 0)
                ahead.Enqueue(await Press(room, person, last.Dequeue()));
            var reply = ahead.Dequeue();
            if (reply is Dialog dialog)
                await Send(room, person, dialog);
            foreach (var button in ButtonsOf(reply).Where(button => known.Add((button.Action, button.Value))))
            {
                // A vote on what everybody has tells of nothing.
                if (button.Action is "useful" or "not-useful" && !canaries.Any(canary => button.Value.Contains(canary.Id, StringComparison.Ordinal)))
                    continue;
                presses++;
                if (Ending.Any(ending => button.Action.StartsWith(ending, StringComparison.Ordinal)))
                    last.Enqueue(button);
                else
                    ahead.Enqueue(await Press(room, person, button, isOnShared: reply.Delivery == Delivery.Public));
            }
        }
    }

    /// <summary>Looks at whatever was posted to a room unasked.</summary>
    public void LookAtPosts()
    {
        foreach (var posted in bot.Posts.Posts)
            Look(posted.Post, Room.All.Single(room => (room.Workspace, room.Conversation) == (posted.Subscription.Workspace.Key, posted.Subscription.Conversation)), $"posted on {posted.At:dddd}");
    }

    /// <summary>Compares a reply, or anything else that was shown, with what may show in a room.</summary>
    public void Look(object shown, Room room, string how)
    {
        var text = shown as string ?? JsonSerializer.Serialize(shown, shown.GetType());
        foreach (var canary in canaries.Where(canary => text.Contains(canary.Secret, StringComparison.OrdinalIgnoreCase)))
        {
            if (canary.MayShowIn(room))
                _seen.Add((canary.Secret, room));
            else
                _leaks.Add($"{how}: {canary}");
        }
    }

    private static IEnumerable<Button> ButtonsOf(Reply reply) => reply switch
    {
        Answer answer => answer.Buttons.Concat(answer.Menu).Concat(answer.More.Select(choice => choice.Open)).Concat(LinesOf([.. answer.Lead, .. answer.Tail])),
        Notice notice => notice.Buttons.Concat(notice.Menu).Concat(notice.Choices.Select(choice => choice.Open)).Concat(LinesOf(notice.Paragraphs)),
        _ => [],
    };

    /// <summary>Lines to say are clicked on the page.</summary>
    private static IEnumerable<Button> LinesOf(IReadOnlyList<Paragraph> paragraphs) =>
        paragraphs.SelectMany(paragraph => paragraph.Spans).Where(span => span.Style == SpanStyle.Line).Select(span => Button.Saying("", span.Text));
}
