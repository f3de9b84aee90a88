using DevOpsNotes.Bot.Commands.Verbs;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Puts the conversation together.</summary>
internal static class ConversationServices
{
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddSingleton(Random.Shared);
        services.AddSingleton<NoteDraw>();
        services.AddSingleton<AddCommand>();
        services.AddSingleton(provider => Commands(provider.GetRequiredService<NoteDraw>(), provider.GetRequiredService<AddCommand>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CommandRouter>();
        services.AddSingleton<IButtonHandler, AnswerButtons>();
        services.AddSingleton<IButtonHandler>(provider => provider.GetRequiredService<AddCommand>());
        services.AddSingleton<IDialogHandler>(provider => provider.GetRequiredService<AddCommand>());
        services.AddSingleton<Conversation>();
        return services;
    }

    /// <summary>Everything a person can say, in the order in which help tells of it.</summary>
    public static CommandList Commands(NoteDraw draw, AddCommand add, TimeProvider time) => new(commands =>
    [
        new QuoteCommand(draw),
        new RandomCommand(draw),
        new DailyCommand(time),
        new TopicsCommand(),
        new ByCommand(),
        new AboutCommand(),
        add,
        new SavedCommand(),
        new StatusCommand(),
        new HelpCommand(commands),
        new ThanksCommand(),
    ]);
}
