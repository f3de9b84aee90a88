using System.CommandLine;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Library;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.CommandLine;

/// <summary>Options that several verbs share, and what they open.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the embedded store. Default: the user's folder for application data.",
        HelpName = "dir",
        Recursive = true,
    };

    public static Option<string> Library { get; } = OneOf(new Option<string>("--library")
    {
        Description = "Whether the bundled lessons are used: on or off.",
        DefaultValueFactory = _ => "on",
        Recursive = true,
    }, "on", "off");

    public static Option<string?> Workspace(string description) => new("--workspace") { Description = description, HelpName = "W" };

    public static BotSettings Settings(this ParseResult result) => BotSettings.Read(result.Configuration(), result.GetValue(Data));

    /// <summary>The settings as they are written, of all sources.</summary>
    public static IConfiguration Configuration(this ParseResult result) => Operations.Configuration.Read([.. result.UnmatchedTokens]);

    public static Scope Scope(this ParseResult result, Option<string?> workspace) => result.GetValue(workspace) switch
    {
        null => Storage.Notes.Scope.Shared,
        var name when string.IsNullOrWhiteSpace(name) || name == Storage.Notes.Scope.Shared.Key => throw new SettingsException("--workspace needs the name of a workspace, such as slack:T0123 or teams:<tenant>."),
        var name => Storage.Notes.Scope.Of(name),
    };

    /// <summary>The bundled lessons, unless they are turned off.</summary>
    public static IReadOnlyList<BundledLesson> BundledLessons(this ParseResult result) => result.GetValue(Library) == "off" ? [] : BundledLibrary.Lessons;

    /// <summary>Opens the store that the settings name; dispose of it to close it.</summary>
    public static Task<ITables> OpenStore(this ParseResult result) => result.Settings().Store.Open();

    /// <summary>What may be shown from an open store.</summary>
    public static Task<NoteLibrary> OpenLibrary(this ParseResult result, ITables tables, CancellationToken cancellationToken) =>
        NoteLibrary.Open(tables, result.BundledLessons(), cancellationToken);

    private static Option<string> OneOf(Option<string> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
