using System.Net;
using DevOpsNotes.Content.Importing.Reading;

namespace DevOpsNotes.Content.Tests.Importing.Reading;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    public async Task Addresses_near_this_machine_are_not_connected_to(string address)
    {
        using var reader = new WebReader(new WebReaderOptions(), TimeProvider.System);
        var url = new UriBuilder("http", address).Uri;

        var e = await Assert.ThrowsAsync<SourceException>(() => reader.ReadAsync(url, Validators.None, CancellationToken.None));

        Assert.EndsWith("is at a private address; save the page and import the file, or allow private addresses.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::101:101")]
    public void Addresses_of_the_internet_are_public(string address) =>
        Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_resolves_to_loopback_is_refused_before_anything_is_sent()
    {
        await using var site = await TestSite.StartAsync(_ => Task.CompletedTask);
        using var reader = new WebReader(new WebReaderOptions(), TimeProvider.System);
        var url = new UriBuilder(site.Url) { Host = "localhost" }.Uri;

        var e = await Assert.ThrowsAsync<SourceException>(() => reader.ReadAsync(url, Validators.None, CancellationToken.None));

        Assert.Equal($"{url} is at a private address; save the page and import the file, or allow private addresses.", e.Message);
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_refused()
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.Redirect("http://127.0.0.2/metadata");
            return Task.CompletedTask;
        });
        var outside = IPAddress.Parse("127.0.0.1");
        using var reader = new WebReader(new WebReaderOptions(), TimeProvider.System, address => address.Equals(outside) || PublicAddress.Is(address));

        var e = await Assert.ThrowsAsync<SourceException>(() => reader.ReadAsync(site.Url, Validators.None, CancellationToken.None));

        Assert.Equal($"{site.Url} redirects to a private address; save the page and import the file, or allow private addresses.", e.Message);
    }
}
