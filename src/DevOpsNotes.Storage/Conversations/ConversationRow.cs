using DevOpsNotes.Storage.Notes;

namespace DevOpsNotes.Storage.Conversations;

/// <summary>Conversations as rows of their workspace's partition.</summary>
internal static class ConversationRow
{
    private const string Kind = "conversation";

    public static RowRange Of(Scope workspace) => RowRange.StartingWith(TableKey.Of(workspace.Key), TableKey.Prefix(Kind));

    public static (string Partition, string Row) KeyOf(Scope workspace, string id) => (TableKey.Of(workspace.Key), TableKey.Of(Kind, id));

    /// <summary>The row of a conversation.</summary>
    /// <param name="conversation">What is to be kept.</param>
    /// <param name="insertion">Random name of the operation that first wrote the row; it stays with the row.</param>
    public static TableRow From(ConversationReference conversation, Guid? insertion)
    {
        var (partition, key) = KeyOf(conversation.Workspace, conversation.Id);
        return new TableRow(partition, key)
        {
            ["Id"] = conversation.Id,
            ["Type"] = conversation.Type,
            ["ServiceUrl"] = conversation.ServiceUrl.OriginalString,
            ["BotId"] = conversation.BotId,
            ["UserId"] = conversation.UserId,
            ["UserAadId"] = conversation.UserAadId,
            ["TeamId"] = conversation.TeamId,
            ["TeamAadId"] = conversation.TeamAadId,
            ["InstalledAt"] = conversation.InstalledAt,
            ["LastSeenAt"] = conversation.LastSeenAt,
            ["DisabledReason"] = conversation.DisabledReason,
            ["Insertion"] = insertion,
        };
    }

    public static Guid? InsertionOf(TableRow row) => row.GetGuid("Insertion");

    public static ConversationReference ToReference(Scope workspace, TableRow row) => new()
    {
        Workspace = workspace,
        Id = row.GetString("Id")!,
        Type = row.GetString("Type")!,
        ServiceUrl = new Uri(row.GetString("ServiceUrl")!),
        BotId = row.GetString("BotId")!,
        UserId = row.GetString("UserId"),
        UserAadId = row.GetString("UserAadId"),
        TeamId = row.GetString("TeamId"),
        TeamAadId = row.GetString("TeamAadId"),
        InstalledAt = row.GetDateTimeOffset("InstalledAt")!.Value,
        LastSeenAt = row.GetDateTimeOffset("LastSeenAt")!.Value,
        DisabledReason = row.GetString("DisabledReason"),
    };
}
