using DevOpsNotes.Bot.Commands.Replies;
using DevOpsNotes.Bot.Tests.Commands;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Content.Teaching;

namespace DevOpsNotes.Bot.Tests;

/// <summary>What <c>export</c> gives, for the platforms to render.</summary>
internal static class TestExports
{
    /// <summary>What takes most room in JSON, in JSON within JSON, in UTF-8 or in UTF-16.</summary>
    public static IReadOnlyList<string> Pieces { get; } = ["\"", "\\", "🚀", "字", "<", "\u00A0x", "\nx"];

    /// <summary>A quote and a lesson.</summary>
    public static async Task<Reply> OfTwo()
    {
        await using var bot = await TestConversation.With();
        await bot.Save(TestMessages.Of(TestConversation.Bo, "He said: “no \"backup\" & <restore>” \\ 🚀"));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Say("add \"Restart the queue before the worker, or jobs run twice.\"");
        return await bot.Say("export");
    }

    /// <summary>The longest quote that there can be of a text said over and over, with the longest name and note.</summary>
    public static async Task<Notice> OfLongestQuote(string piece)
    {
        await using var bot = await TestConversation.With();
        var saved = await bot.Send(Assert.IsType<Dialog>(await bot.Say("save")), null,
            (nameof(QuoteDraft.Words), Repeated(piece, TeamQuote.LongestWords)), (nameof(QuoteDraft.Speaker), Repeated(piece, TeamLesson.LongestLine)), (nameof(QuoteDraft.Takeaway), Repeated(piece, TeamLesson.LongestLine)));
        Assert.IsType<Answer>(saved);
        return await bot.Noticed("export");
    }

    /// <summary>The longest lesson that there can be of such a text.</summary>
    public static async Task<Notice> OfLongestLesson(string piece)
    {
        await using var bot = await TestConversation.With();
        var taught = await bot.Send(Assert.IsType<Dialog>(await bot.Say("add")), null,
            (nameof(LessonDraft.Text), "Restart the queue. " + Repeated(piece, TeamLesson.LongestText - 20)), (nameof(LessonDraft.Title), Repeated(piece, TeamLesson.LongestLine)), (nameof(LessonDraft.Takeaway), Repeated(piece.Replace("x", "", StringComparison.Ordinal).Trim() is { Length: > 0 } word ? word : "x", TeamLesson.LongestLine)));
        Assert.IsType<Answer>(taught);
        return await bot.Noticed("export");
    }

    private static string Repeated(string piece, int length) => "x" + string.Concat(Enumerable.Repeat(piece, (length - 2) / piece.Length)) + "x";
}
