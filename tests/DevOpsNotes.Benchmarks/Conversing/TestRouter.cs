using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Bot.Daily;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Bot.Work;
using DevOpsNotes.Storage.Daily;
using DevOpsNotes.Storage.Work;
using DevOpsNotes.Storage.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace DevOpsNotes.Benchmarks.Conversing;

/// <summary>The commands without a store: nothing here teaches or saves.</summary>
internal static class TestRouter
{
    public static CommandRouter Create() => new ServiceCollection().AddConversation()
        .AddSingleton(TimeProvider.System).AddSingleton<WorkInbox>()
        .AddSingleton<NoteSnapshots>(_ => null!).AddSingleton<WorkspaceStore>(_ => null!).AddSingleton<QuoteStore>(_ => null!).AddSingleton<WorkStore>(_ => null!)
        .AddSingleton<PersonEraser>(_ => null!).AddSingleton<GapStore>(_ => null!)
        .AddDaily(DailySettings.Default).AddSingleton<SubscriptionStore>(_ => null!).AddSingleton<LedgerStore>(_ => null!).AddSingleton<BookmarkStore>(_ => null!)
        .BuildServiceProvider().GetRequiredService<CommandRouter>();
}
