namespace DevOpsNotes.Storage.Tests.Workspaces.Model;

/// <summary>What somebody does about the quote of a message.</summary>
public enum QuoteAct
{
    Save,
    Edit,
    TakeBack,
    Remove,
    FineHere,
    FineElsewhere,
    Never,
    Again,
    Tell,
    CannotTell,
}
