using Azure;
using DevOpsNotes.Storage.Tests.AzureTables.Service;

namespace DevOpsNotes.Storage.Tests.AzureTables.Client;

/// <summary>What is written under which condition, and what a refusal looks like to those who use the client itself.</summary>
public sealed class WritingTests : IAsyncLifetime
{
    private readonly InMemoryTableService _service = new();
    private readonly TableClient _table;

    public WritingTests() => _table = new TableServiceClient(InMemoryTableService.ConnectionString, Opened.Quickly(_service)).GetTableClient("quotes");

    public Task InitializeAsync() => _table.CreateIfNotExistsAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_insertion_on_taken_keys_throws_with_status_and_code()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"));

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => _table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((409, "EntityAlreadyExists"), (error.Status, error.ErrorCode));
    }

    [Fact]
    public async Task Only_an_update_is_bound_to_a_version()
    {
        var response = await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        await _table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 2 }, response.Headers.ETag!.Value);
        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["C"] = 3 });

        var row = (await _table.GetEntityIfExistsAsync<TableEntity>("p", "r")).Value!;
        Assert.Equal((1, 2, 3), (row["A"], row["B"], row["C"]));
        Assert.Equal([null, response.Headers.ETag.Value.ToString("H"), null], _service.Requests.Where(request => request.Method == "PATCH").Select(request => request.Header("If-Match")));
    }

    [Fact]
    public async Task An_update_without_a_version_is_refused_rather_than_overwriting()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _table.UpdateEntityAsync(new TableEntity("p", "r"), default));
        await Assert.ThrowsAsync<ArgumentException>(() => _table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "r"))]));

        Assert.False((await _table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task A_deletion_of_nothing_is_a_response_that_says_what_is_missing()
    {
        var response = await _table.DeleteEntityAsync("p", "r");

        Assert.Equal((404, "ResourceNotFound"), (response.Status, new RequestFailedException(response).ErrorCode));
    }

    [Fact]
    public async Task A_transaction_does_all_six_things_and_answers_each()
    {
        var versions = new Dictionary<string, Azure.ETag>();
        foreach (var key in (string[])["merged", "replaced", "deleted"])
            versions[key] = (await _table.AddEntityAsync(new TableEntity("p", key) { ["Old"] = 1 })).Headers.ETag!.Value;

        var responses = await _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Row("added")),
            new(TableTransactionActionType.UpdateMerge, Row("merged"), versions["merged"]),
            new(TableTransactionActionType.UpdateReplace, Row("replaced"), versions["replaced"]),
            new(TableTransactionActionType.Delete, Row("deleted"), versions["deleted"]),
            new(TableTransactionActionType.UpsertMerge, Row("upsert merged")),
            new(TableTransactionActionType.UpsertReplace, Row("upsert replaced")),
        ]);

        Assert.Equal([true, true, true, false, true, true], responses.Value.Select(response => response.Headers.ETag is not null));
        var rows = await _table.QueryAsync<TableEntity>("PartitionKey eq 'p'").ToListAsync();
        Assert.Equal(["added", "merged+Old", "replaced", "upsert merged", "upsert replaced"], rows.Select(row => row.RowKey + (row["Old"] is null ? "" : "+Old")));
    }

    [Fact]
    public async Task A_refused_transaction_throws_with_index_status_and_code()
    {
        await _table.AddEntityAsync(Row("b"));

        var error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => _table.SubmitTransactionAsync(
            [new(TableTransactionActionType.Add, Row("a")), new(TableTransactionActionType.Add, Row("b"))]));

        Assert.Equal((1, 409, "EntityAlreadyExists"), (error.FailedTransactionActionIndex, error.Status, error.ErrorCode));
    }

    [Fact]
    public async Task Within_a_transaction_only_the_whole_is_signed()
    {
        await _table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Row("o'brien é"))]);

        var request = _service.Requests[^1];
        Assert.NotNull(request.Header("Authorization"));
        Assert.DoesNotContain("Authorization", request.Body, StringComparison.OrdinalIgnoreCase);
    }

    private static TableEntity Row(string rowKey) => new("p", rowKey) { ["New"] = 2 };
}
