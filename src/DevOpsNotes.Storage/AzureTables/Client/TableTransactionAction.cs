namespace DevOpsNotes.Storage.AzureTables.Client;

/// <summary>One step of a transaction.</summary>
/// <param name="actionType">What it does.</param>
/// <param name="entity">The row; of one to delete, its keys count.</param>
/// <param name="etag">The version that is updated or deleted; none for additions and upserts.</param>
internal sealed class TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, Azure.ETag etag = default)
{
    public TableTransactionActionType ActionType { get; } = actionType;

    public ITableEntity Entity { get; } = entity;

    public Azure.ETag ETag { get; } = etag;
}
