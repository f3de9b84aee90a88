using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Content.Teaching;
using static DevOpsNotes.Bot.Tests.Commands.TestConversation;

namespace DevOpsNotes.Bot.Tests.Commands.Leaks;

/// <summary>A note with a word that must show only where the note may be seen.</summary>
/// <param name="Id">The note.</param>
/// <param name="Room">Where it comes from.</param>
/// <param name="IsEverybodys">Everybody in the workspace may see it, but for rooms that strangers read.</param>
/// <param name="Key">A word by which it is asked for.</param>
/// <param name="Secret">The word that must not show elsewhere. Nobody ever types it.</param>
/// <param name="State">The state of the form that saved it.</param>
internal sealed record Canary(string Id, Room Room, bool IsEverybodys, string Key, string Secret, string State)
{
    /// <summary>May be shown in a room to whom its replies are for.</summary>
    public bool MayShowIn(Room room) => room.Workspace == Room.Workspace && (IsEverybodys ? room.Openness != Openness.Shared : room == Room);

    /// <summary>Leaves one of each kind in every room.</summary>
    public static async Task<IReadOnlyList<Canary>> Leave(TestConversation bot)
    {
        var canaries = new List<Canary>();
        foreach (var room in Room.All)
        {
            if (room.Workspace != "page")
            {
                canaries.Add(await OfMessage(bot, room, canaries.Count, QuoteForms.Everywhere));
                canaries.Add(await OfMessage(bot, room, canaries.Count, "here"));
            }

            canaries.Add(await FromOutside(bot, room, canaries.Count, QuoteForms.Everywhere));
            canaries.Add(await FromOutside(bot, room, canaries.Count, "here"));
            canaries.Add(await Lesson(bot, room, canaries.Count));
        }

        return canaries;
    }

    private static async Task<Canary> OfMessage(TestConversation bot, Room room, int number, string where)
    {
        var message = TestMessages.Of(room.Of(Bo), TextOf(number), room.Openness, $"{number}.1");
        var form = Assert.IsType<Dialog>(await bot.Quote(message, room.Of(Ada)));
        var saved = Assert.IsType<Answer>(await bot.Send(form, room.Of(Ada), (QuoteForms.Where, where), (nameof(QuoteDraft.Topics), "toil"), (nameof(QuoteDraft.Takeaway), SecretOf(number))));
        return Of(saved, room, isEverybodys: where == QuoteForms.Everywhere && room.Openness == Openness.Public, number, form);
    }

    private static async Task<Canary> FromOutside(TestConversation bot, Room room, int number, string where)
    {
        var form = Assert.IsType<Dialog>(await bot.Say("save", room.Of(Ada)));
        var saved = Assert.IsType<Answer>(await bot.Send(form, room.Of(Ada),
            (nameof(QuoteDraft.Words), TextOf(number)), (nameof(QuoteDraft.Speaker), $"Kim {SecretOf(number)}"), (nameof(QuoteDraft.Topics), "toil"), (QuoteForms.Where, where)));
        return Of(saved, room, isEverybodys: where == QuoteForms.Everywhere, number, form);
    }

    private static async Task<Canary> Lesson(TestConversation bot, Room room, int number)
    {
        var form = Assert.IsType<Dialog>(await bot.Say("add", room.Of(Ada)));
        var taught = Assert.IsType<Answer>(await bot.Send(form, room.Of(Ada), (nameof(LessonDraft.Text), TextOf(number)), (nameof(LessonDraft.Title), SecretOf(number)), (nameof(LessonDraft.Topics), "toil")));
        return Of(taught, room, isEverybodys: room.Openness != Openness.Shared, number, form);
    }

    private static Canary Of(Answer kept, Room room, bool isEverybodys, int number, Dialog form) => new(kept.Note.Id, room, isEverybodys, KeyOf(number), SecretOf(number), form.State);

    private static string TextOf(int number) => $"Toil makes the {KeyOf(number)} deployment slow, and the {SecretOf(number)} pager rings at night.";

    private static string KeyOf(int number) => Word(number, 'k');

    private static string SecretOf(int number) => Word(number, 's');

    /// <summary>A word that is like none of the others.</summary>
    private static string Word(int number, char kind) => string.Concat($"{kind}{number:D2}{kind}{number:D2}".Select(character => char.IsDigit(character) ? "zvqwxjkpfb"[character - '0'] : character)) + "anary";
}
