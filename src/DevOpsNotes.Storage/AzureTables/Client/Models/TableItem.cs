namespace DevOpsNotes.Storage.AzureTables.Client.Models;

/// <summary>A table of the account.</summary>
internal sealed class TableItem(string name)
{
    public string Name { get; } = name;
}
