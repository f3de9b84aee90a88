using DevOpsNotes.Bot.Commands.Daily;
using DevOpsNotes.Bot.Commands.Gaps;
using DevOpsNotes.Bot.Commands.Quotes;
using DevOpsNotes.Bot.Commands.Verbs;
using DevOpsNotes.Bot.Operations.Limits;
using DevOpsNotes.Bot.Work;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Puts the conversation together.</summary>
internal static class ConversationServices
{
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddSingleton(Random.Shared);
        services.AddSingleton<AdmissionRates>();
        services.AddSingleton<Admission>();
        services.AddSingleton<WorkspaceBounds>();
        services.AddSingleton<NoteDraw>();
        services.AddSingleton<QuoteForms>();
        services.AddSingleton<QuoteSaving>();
        services.AddSingleton<QuoteNotices>();
        services.AddSingleton<QuoteRules>();
        services.AddSingleton<QuoteSubmissions>();
        services.AddSingleton<AddCommand>();
        services.AddSingleton<ForgetCommand>();
        services.AddSingleton<DailyForm>();
        services.AddSingleton<DailyOffers>();
        services.AddSingleton<DailyAnnouncements>();
        services.AddSingleton<DailyControl>();
        services.AddSingleton<DailyPreview>();
        services.AddSingleton<DailyStatus>();
        services.AddSingleton<DailyVerbs>();
        services.AddSingleton<PostButtons>();
        services.AddSingleton<GapCounter>();
        services.AddHostedService<GapFlush>();
        services.AddSingleton(Commands);
        services.AddSingleton<CommandRouter>();
        services.AddSingleton<IButtonHandler, AnswerButtons>();
        services.AddSingleton<IButtonHandler, QuoteButtons>();
        services.AddSingleton<IButtonHandler, BookmarkButtons>();
        services.AddSingleton<IButtonHandler, DailyButtons>();
        services.AddSingleton<IButtonHandler>(provider => provider.GetRequiredService<PostButtons>());
        services.AddSingleton<IButtonHandler>(provider => provider.GetRequiredService<AddCommand>());
        services.AddSingleton<IButtonHandler>(provider => provider.GetRequiredService<ForgetCommand>());
        services.AddSingleton<IDialogHandler>(provider => provider.GetRequiredService<AddCommand>());
        services.AddSingleton<IDialogHandler>(provider => provider.GetRequiredService<QuoteSubmissions>());
        services.AddSingleton<IDialogHandler, DailySubmissions>();
        services.AddSingleton<IWorkHandler, QuoteNoticeDelivery>();
        services.AddSingleton<Conversation>();
        return services;
    }

    /// <summary>Everything a person can say, in the order in which help tells of it.</summary>
    private static CommandList Commands(IServiceProvider services) => new(commands =>
    [
        Create<QuoteCommand>(services),
        Create<RandomCommand>(services),
        Create<DailyCommand>(services),
        new TopicsCommand(),
        new ByCommand(),
        new AboutCommand(),
        Create<SaveCommand>(services),
        Create<SavedCommand>(services),
        services.GetRequiredService<AddCommand>(),
        Create<GapsCommand>(services),
        new StatusCommand(),
        new HelpCommand(commands),
        Create<WeeklyCommand>(services),
        Create<TodayCommand>(services),
        Create<StopCommand>(services),
        new ExportCommand(),
        services.GetRequiredService<ForgetCommand>(),
        new ThanksCommand(),
    ]);

    private static T Create<T>(IServiceProvider services)
        where T : Command => ActivatorUtilities.CreateInstance<T>(services);
}
