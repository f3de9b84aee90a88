using DevOpsNotes.Bot.Commands;
using DevOpsNotes.Content.Quoting;
using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Bot.Tests.Commands.Leaks;

/// <summary>A conversation, and who reads along in it.</summary>
internal sealed record Room(string Workspace, string Conversation, Openness Openness)
{
    /// <summary>Two workspaces with a public channel, a private one and one with strangers each; ids of Teams' kind are unique, those here are not.</summary>
    public static IReadOnlyList<Room> All { get; } =
    [
        .. new[] { "slack:T1", "slack:T2" }.SelectMany(workspace => new[] { new Room(workspace, "C1", Openness.Public), new Room(workspace, "C2", Openness.Private), new Room(workspace, "C3", Openness.Shared) }),
        new Room("page", "page", Openness.Public),
    ];

    /// <summary>A person in it; the same in all workspaces, by id and name.</summary>
    public Caller Of(Caller person) => person with
    {
        Workspace = Scope.Of(Workspace),
        Conversation = Conversation,
        IsAmongStrangers = Openness == Openness.Shared,
        Openness = _ => ValueTask.FromResult(Openness),
    };

    public override string ToString() => $"{Workspace} {Conversation}";
}
