using System.Security.Cryptography;
using System.Text;
using DevOpsNotes.Storage.Tests.AzureTables.Service;
using DevOpsNotes.Storage.Tests.Notes;

namespace DevOpsNotes.Storage.Tests.AzureTables.Client;

/// <summary>https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key, the Lite scheme of tables.</summary>
public sealed class SigningTests
{
    private readonly InMemoryTableService _service = new();
    private readonly SetClock _clock = new();

    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData("https://contosobot.table.core.windows.net", "T1", "0007", "/contosobot/quotes(PartitionKey='T1',RowKey='0007')")]
    [InlineData("https://contosobot.table.core.windows.net/", "o'brien", "a b", "/contosobot/quotes(PartitionKey='o%27%27brien',RowKey='a%20b')")]
    [InlineData("http://127.0.0.1:10002/contosobot", "slack|T1", "19:a@b;c=1", "/contosobot/contosobot/quotes(PartitionKey='slack%7CT1',RowKey='19%3Aa%40b%3Bc%3D1')")]
    [InlineData("https://contosobot.table.core.windows.net", "%2F+&é", "👩", "/contosobot/quotes(PartitionKey='%252F%2B%26%C3%A9',RowKey='%F0%9F%91%A9')")]
    [InlineData("https://contosobot.table.core.windows.net", "p", "", "/contosobot/quotes(PartitionKey='p',RowKey='')")]
    public async Task The_date_and_the_path_as_sent_are_signed(string endpoint, string partitionKey, string rowKey, string resource)
    {
        await Table(endpoint).GetEntityIfExistsAsync<TableEntity>(partitionKey, rowKey, select: ["Text"], None);

        var request = Assert.Single(_service.Requests);
        var mac = HMACSHA256.HashData(
            Convert.FromBase64String(InMemoryTableService.Key), Encoding.UTF8.GetBytes($"Sun, 01 Mar 2026 09:00:00 GMT\n{resource}"));
        Assert.Equal($"SharedKeyLite contosobot:{Convert.ToBase64String(mac)}", request.Header("Authorization"));
        Assert.Equal("Sun, 01 Mar 2026 09:00:00 GMT", request.Header("x-ms-date"));
        Assert.Equal("?$select=Text", request.Uri.Query);
    }

    [Fact]
    public async Task Every_attempt_is_dated_and_signed_anew()
    {
        var table = Table("https://contosobot.table.core.windows.net");
        await table.CreateIfNotExistsAsync(None);
        var refused = false;
        _service.Before = (_, _) =>
        {
            if (refused)
                return Task.FromResult<ServiceReply?>(null);
            // The pause before the next attempt; what was dated before it is refused.
            refused = true;
            _clock.Advance(TimeSpan.FromMinutes(20));
            return Task.FromResult<ServiceReply?>(ServiceReply.Error(503, "ServerBusy"));
        };

        await table.AddEntityAsync(new TableEntity("p", "r"), None);

        var attempts = _service.Requests.TakeLast(2).ToList();
        Assert.Equal(["Sun, 01 Mar 2026 09:00:00 GMT", "Sun, 01 Mar 2026 09:20:00 GMT"], attempts.Select(attempt => attempt.Header("x-ms-date")));
        Assert.NotEqual(attempts[0].Header("Authorization"), attempts[1].Header("Authorization"));
    }

    private TableClient Table(string endpoint)
    {
        _service.Time = _clock;
        var options = Opened.Quickly(_service);
        options.Time = _clock;
        return new TableServiceClient(new Uri(endpoint), new TableSharedKeyCredential(InMemoryTableService.Account, InMemoryTableService.Key), options)
            .GetTableClient("quotes");
    }
}
