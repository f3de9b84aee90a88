namespace DevOpsNotes.Storage.AzureTables.Client;

/// <summary>What becomes of properties that the new row lacks.</summary>
internal enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They are gone.</summary>
    Replace = 1,
}
