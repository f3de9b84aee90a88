using DevOpsNotes.Storage.Tests.AzureTables.Service;

namespace DevOpsNotes.Storage.Tests.AzureTables.Client;

/// <summary>https://learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities and its page on time-outs and pages.</summary>
public sealed class QueryTests
{
    private readonly InMemoryTableService _service = new();

    private TableClient Table => new TableServiceClient(InMemoryTableService.ConnectionString, Opened.Quickly(_service)).GetTableClient("quotes");

    public static TheoryData<object, string> Literals => new()
    {
        { "o'brien", "'o''brien'" },
        { "' or RowKey ge '", "''' or RowKey ge '''" },
        { 7, "7" },
        { 7L, "7L" },
        { 1.5, "1.5" },
        { 1.0, "1.0" },
        { 1e300, "1E+300" },
        { true, "true" },
        { new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero), "datetime'2031-05-06T07:08:09.0000000Z'" },
        { new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), "guid'0f8fad5b-d9cb-469f-a165-70867728950e'" },
        { new byte[] { 0, 255 }, "X'00ff'" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_value_in_a_filter_is_a_literal(object value, string literal) =>
        Assert.Equal($"V eq {literal} and W", TableClient.CreateQueryFilter($"V eq {value} and W"));

    [Fact]
    public void A_filter_compares_with_nothing_else()
    {
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"V eq {null}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"V eq {'c'}"));
    }

    [Theory]
    [InlineData("1!AAA=", "1!b+/=")]
    [InlineData("a b&c=d", "%2F '\u00A0")]
    [InlineData("1!AAA=", null)]
    public async Task A_continuation_is_sent_back_as_it_came_with_the_same_query(string partition, string? row)
    {
        var pages = 0;
        _service.Before = (_, _) =>
        {
            var reply = new ServiceReply(200, """{"value":[]}""");
            if (pages++ < 2)
            {
                reply["x-ms-continuation-NextPartitionKey"] = partition;
                if (row is not null)
                    reply["x-ms-continuation-NextRowKey"] = row;
            }

            return Task.FromResult<ServiceReply?>(reply);
        };

        var query = Table.QueryAsync<TableEntity>("PartitionKey eq 'a&b'", maxPerPage: 10, select: ["RowKey", "Text"]);
        Assert.Empty(await query.ToListAsync());

        Assert.Equal(3, _service.Requests.Count);
        Assert.All(_service.Requests, request => Assert.Equal(
            ("PartitionKey eq 'a&b'", "10", "RowKey,Text", "/quotes()"), (request.Parameter("$filter"), request.Parameter("$top"), request.Parameter("$select"), request.Uri.AbsolutePath)));
        Assert.Null(_service.Requests[0].Parameter("NextPartitionKey"));
        Assert.All(_service.Requests.Skip(1), request => Assert.Equal((partition, row), (request.Parameter("NextPartitionKey"), request.Parameter("NextRowKey"))));
    }

    [Fact]
    public async Task A_reader_goes_on_where_another_stopped()
    {
        var pages = Table;
        _service.PageRows = 2;
        await pages.CreateIfNotExistsAsync();
        foreach (var key in (string[])["a", "b", "c", "d", "e"])
            await pages.AddEntityAsync(new TableEntity("p", key));

        var first = await pages.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages().FirstAsync();
        var rest = await pages.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages(first.ContinuationToken).ToListAsync();

        Assert.Equal(["a", "b"], first.Values.Select(row => row.RowKey));
        Assert.Equal(["c", "d", "e"], rest.SelectMany(page => page.Values).Select(row => row.RowKey));
    }
}
