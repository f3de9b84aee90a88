using DevOpsNotes.Storage.AzureTables;
using DevOpsNotes.Storage.Tests.AzureTables.Service;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>What a table does when the service or the network fails.</summary>
public sealed partial class AzureTableFaultTests : IAsyncLifetime
{
    private readonly InMemoryTableService _service = new();
    private ITable? _table;

    private static CancellationToken None => CancellationToken.None;

    private ITable Table => _table!;

    private static TableRow Row { get; } = new("p", "r") { ["Text"] = "written" };

    public static TheoryData<string> Calls => [.. All];

    private static string[] All { get; } = ["get", "query", "insert", "upsert", "replace", "delete", "submit"];

    public async Task InitializeAsync() => _table = await Opened.On(_service).Open("quotes", None);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(500, "OperationTimedOut")]
    [InlineData(503, "ServerBusy")]
    public async Task A_busy_service_is_asked_again(int status, string code)
    {
        _service.Refuse(() => ServiceReply.Error(status, code), times: 3);

        Assert.NotNull(await Table.Insert(Row, None));
    }

    [Theory]
    [InlineData(429, "TooManyRequests", "too busy")]
    [InlineData(500, "OperationTimedOut", "too busy")]
    [InlineData(503, "ServerBusy", "too busy")]
    [InlineData(500, "InternalError", "failed (HTTP 500 InternalError)")]
    [InlineData(403, "AuthenticationFailed", "refuses the credential (HTTP 403 AuthenticationFailed)")]
    [InlineData(400, "InvalidInput", "refuses a request on the table 'quotes' (HTTP 400 InvalidInput)")]
    [InlineData(409, "TableBeingDeleted", "'quotes' at https://contosobot.table.core.windows.net/ is being deleted")]
    [InlineData(409, "SomethingElse", "HTTP 409 SomethingElse")]
    [InlineData(404, "TableNotFound", "The table 'quotes' is missing")]
    public async Task What_goes_on_is_said_in_a_sentence_whatever_was_asked(int status, string code, string sentence)
    {
        _service.Refuse(() => ServiceReply.Error(status, code), int.MaxValue);

        foreach (var call in All)
        {
            var error = await Assert.ThrowsAsync<StoreException>(() => Call(call));
            Assert.Contains(sentence, error.Message);
            Assert.NotNull(error.InnerException);
            Assert.DoesNotContain(InMemoryTableService.Key, error.ToString());
        }
    }

    [Fact]
    public async Task The_service_says_how_long_to_wait()
    {
        _service.Refuse(() => new ServiceReply(503) { ["Retry-After"] = "1" });
        var start = TimeProvider.System.GetTimestamp();

        await Table.Upsert(Row, None);

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_missing_table_is_not_a_missing_row(string call)
    {
        _service.Drop("quotes");

        var error = await Assert.ThrowsAsync<StoreException>(() => Call(call));

        Assert.Contains("The table 'quotes' is missing", error.Message);
    }

    [Fact]
    public async Task A_not_found_or_conflict_of_unknown_meaning_is_no_answer()
    {
        foreach (var call in All)
        {
            foreach (var status in (int[])[404, 409])
            {
                _service.Refuse(() => new ServiceReply(status));
                await Assert.ThrowsAsync<StoreException>(() => Call(call));
            }
        }
    }

    [Fact]
    public async Task An_error_code_may_stand_in_the_body_alone()
    {
        _service.Refuse(() => WithoutHeader(ServiceReply.Error(404, "ResourceNotFound")));
        Assert.Null(await Table.Get("p", "r", None));

        _service.Refuse(() => WithoutHeader(ServiceReply.Error(404, "TableNotFound")));
        Assert.Contains("is missing", (await Assert.ThrowsAsync<StoreException>(() => Table.Get("p", "r", None))).Message);

        _service.Refuse(() => WithoutHeader(ServiceReply.Error(409, "EntityAlreadyExists")));
        Assert.Null(await Table.Insert(Row, None));
    }

    [Fact]
    public async Task A_stale_version_is_a_lost_race_even_without_a_code()
    {
        _service.Refuse(() => new ServiceReply(412));
        Assert.Null(await Table.Replace(Row, ETag.All, None));

        _service.Refuse(() => new ServiceReply(412));
        Assert.False(await Table.Delete("p", "r", ETag.All, None));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_service_that_is_not_there_is_said_to_be_unreachable(string call)
    {
        _service.Disconnect();

        Assert.Contains("cannot be reached", (await Assert.ThrowsAsync<StoreException>(() => Call(call))).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Sign in to the hotel's network</html>")]
    [InlineData("{\"value\":7}")]
    [InlineData("[]")]
    public async Task An_answer_of_something_else_is_no_row(string body)
    {
        _service.Refuse(() => new ServiceReply(200, body), int.MaxValue);

        Assert.Contains("cannot be understood", (await Assert.ThrowsAsync<StoreException>(() => Table.Query(new RowRange("p"), null, None))).Message);
        await Assert.ThrowsAsync<StoreException>(() => Table.Get("p", "r", None));
        await Assert.ThrowsAsync<StoreException>(() => Table.Upsert(Row, None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_caller_who_gives_up_is_told_so_whatever_happened_before(int attempt)
    {
        foreach (var call in All)
        {
            using var patience = new CancellationTokenSource();
            var attempts = 0;
            _service.Before = async (_, token) =>
            {
                if (++attempts < attempt)
                    throw Faults.Unreachable();
                await patience.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                return null;
            };

            var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Call(call, patience.Token));
            Assert.Equal(patience.Token, error.CancellationToken);
        }
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up()
    {
        var options = Opened.Quickly(_service);
        options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(50);
        var table = await AzureTableStorage.Open(InMemoryTableService.ConnectionString, options).Open("quotes", None);
        _service.Before = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return null;
        };

        Assert.Contains("did not answer in time", (await Assert.ThrowsAsync<StoreException>(() => table.Get("p", "r", None))).Message);
    }

    private static ServiceReply WithoutHeader(ServiceReply reply) => new(reply.Status, reply.Body);

    private Task Call(string call, CancellationToken cancellationToken = default) => call switch
    {
        "get" => Table.Get("p", "r", cancellationToken),
        "query" => Table.Query(new RowRange("p"), null, cancellationToken),
        "insert" => Table.Insert(Row, cancellationToken),
        "upsert" => Table.Upsert(Row, cancellationToken),
        "replace" => Table.Replace(Row, ETag.All, cancellationToken),
        "delete" => Table.Delete("p", "r", ETag.All, cancellationToken),
        _ => Table.Submit([new TableAction.Insert(Row)], cancellationToken),
    };
}
