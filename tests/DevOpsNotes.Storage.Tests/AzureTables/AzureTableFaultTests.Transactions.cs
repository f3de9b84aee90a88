using DevOpsNotes.Storage.Tests.AzureTables.Service;

namespace DevOpsNotes.Storage.Tests.AzureTables;

// Answers to transactions: two kinds of refusal, and such as break off.
public sealed partial class AzureTableFaultTests
{
    private static TableAction[] Three { get; } = [.. new[] { "a", "b", "c" }.Select(key => new TableAction.Insert(new TableRow("p", key)))];

    [Theory]
    [InlineData(409, "EntityAlreadyExists")]
    [InlineData(404, "ResourceNotFound")]
    [InlineData(412, "UpdateConditionNotSatisfied")]
    public async Task A_refusal_within_the_answer_or_instead_of_it_names_the_action(int status, string code)
    {
        _service.Refuse(() => ServiceTransaction.Answer([ServiceReply.Error(status, code, "2:No.\nRequestId:1")]));
        Assert.Equal(2, (await Table.Submit(Three, None)).Conflict);

        _service.Refuse(() => ServiceReply.Error(status, code, "1:No.\nRequestId:1"));
        Assert.Equal(1, (await Table.Submit(Three, None)).Conflict);

        _service.Refuse(() => ServiceReply.Error(status, code, "No."));
        Assert.False((await Table.Submit(Three, None)).IsCommitted);
    }

    [Theory]
    [InlineData(400, "InvalidInput")]
    [InlineData(400, "CommandsInBatchActOnDifferentPartitions")]
    [InlineData(413, "RequestBodyTooLarge")]
    [InlineData(404, "TableNotFound")]
    [InlineData(409, "TableBeingDeleted")]
    public async Task A_refusal_for_another_reason_is_no_lost_race(int status, string code)
    {
        _service.Refuse(() => ServiceTransaction.Answer([ServiceReply.Error(status, code, "0:No.")]));
        await Assert.ThrowsAsync<StoreException>(() => Table.Submit(Three, None));

        _service.Refuse(() => ServiceReply.Error(status, code));
        await Assert.ThrowsAsync<StoreException>(() => Table.Submit(Three, None));
    }

    [Fact]
    public async Task An_answer_that_breaks_off_anywhere_is_never_taken_for_success()
    {
        var whole = "";
        _service.After = (request, reply) =>
        {
            whole = reply.Body;
            return reply;
        };
        Assert.True((await Table.Submit(Three, None)).IsCommitted);
        Assert.EndsWith("--\r\n", whole, StringComparison.Ordinal);

        for (var length = 0; length < whole.Length - 2; length++)
        {
            _service.After = (_, reply) => reply.WithBody(reply.Body[..length]);
            TableAction[] again = [.. Three.Select(action => new TableAction.Upsert(((TableAction.Insert)action).Row))];
            Assert.Contains("may be done or not", (await Assert.ThrowsAsync<StoreException>(() => Table.Submit(again, None))).Message);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(0)]
    public async Task An_answer_with_another_number_of_parts_is_none(int parts)
    {
        _service.Refuse(() => ServiceTransaction.Answer([.. Enumerable.Range(0, parts).Select(part => new ServiceReply(204) { ["ETag"] = $"W/\"{part}\"" })]));

        await Assert.ThrowsAsync<StoreException>(() => Table.Submit(Three, None));
    }

    [Fact]
    public async Task A_part_without_a_version_is_no_success()
    {
        _service.Refuse(() => ServiceTransaction.Answer([.. Enumerable.Range(0, 3).Select(_ => new ServiceReply(204))]));

        await Assert.ThrowsAsync<StoreException>(() => Table.Submit(Three, None));
    }

    [Fact]
    public async Task A_refusal_among_successes_is_a_refusal()
    {
        _service.Refuse(() => ServiceTransaction.Answer(
            [new ServiceReply(204) { ["ETag"] = "W/\"1\"" }, ServiceReply.Error(409, "EntityAlreadyExists", "1:No."), new ServiceReply(204)]));

        Assert.Equal(1, (await Table.Submit(Three, None)).Conflict);
    }
}
