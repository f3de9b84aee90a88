using DevOpsNotes.Storage.Tests.Notes;

namespace DevOpsNotes.Storage.Tests.AzureTables;

[NeedsNode]
public sealed class AzuriteNoteStoreTests : NoteStoreContract
{
    protected override Task<ITables> Open() => AzuriteTables.Open();
}
