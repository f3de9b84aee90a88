using System.Net.Sockets;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>What other tests trust the emulator to do.</summary>
[NeedsNode]
public sealed class AzuriteTests
{
    [Fact]
    public async Task Accounts_do_not_see_each_others_rows()
    {
        var azurite = await Azurite.Shared;
        var ours = new OfficialClient(azurite.NewAccount(), "notes");

        await ours.Do("insert", EdmJson.Write(new TableRow("p", "r")));

        Assert.Single(await ours.Query("p"));
        Assert.Empty(await new OfficialClient(azurite.NewAccount(), "notes").Query("p"));
    }

    [Fact]
    public async Task Stopped_and_started_again_on_its_folder_and_port_it_has_its_rows()
    {
        using var folder = new TemporaryFolder();
        OfficialClient client;
        int port;
        await using (var azurite = await Azurite.Start(folder.Path))
        {
            (client, port) = (new OfficialClient(azurite.NewAccount(), "notes"), azurite.Port);
            await client.Do("insert", EdmJson.Write(new TableRow("p", "r")));
        }

        using var socket = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync("127.0.0.1", port));
        await using var again = await Azurite.Start(folder.Path, port);
        Assert.Equal("r", Assert.Single(await client.Query("p")).RowKey);
    }
}
