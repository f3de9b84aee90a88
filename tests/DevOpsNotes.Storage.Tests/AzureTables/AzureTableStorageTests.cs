using Azure.Core;
using Azure.Identity;
using DevOpsNotes.Storage.AzureTables;
using DevOpsNotes.Storage.Tests.AzureTables.Service;

namespace DevOpsNotes.Storage.Tests.AzureTables;

/// <summary>How an account is opened, and what happens when it cannot be.</summary>
public sealed class AzureTableStorageTests
{
    private static readonly Uri Endpoint = new("https://contosobot.table.core.windows.net");

    private readonly InMemoryTableService _service = new();

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_table_that_is_there_is_opened_again()
    {
        var first = await Opened.On(_service).Open("quotes", None);
        await first.Upsert(new TableRow("p", "r"), None);

        Assert.NotNull(await (await Opened.On(_service).Open("quotes", None)).Get("p", "r", None));
    }

    [Fact]
    public async Task A_table_that_is_being_deleted_is_waited_for()
    {
        _service.Refuse(() => ServiceReply.Error(409, "TableBeingDeleted"));

        var error = await Assert.ThrowsAsync<StoreException>(() => Opened.On(_service).Open("quotes", None));

        Assert.Contains("'quotes'", error.Message);
        Assert.Contains("wait a minute", error.Message);
    }

    [Fact]
    public async Task A_store_that_is_not_there_can_be_opened_later()
    {
        var store = Opened.On(_service);
        _service.Disconnect();
        await Assert.ThrowsAsync<StoreException>(() => store.Open("quotes", None));

        _service.Refuse(() => new ServiceReply(500), times: 0);
        Assert.Null(await (await store.Open("quotes", None)).Get("p", "r", None));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable()
    {
        var options = new TableClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        var store = AzureTableStorage.Open(new Uri("http://127.0.0.1:1/devstoreaccount1"), "devstoreaccount1", InMemoryTableService.Key, options);

        var error = await Assert.ThrowsAsync<StoreException>(() => store.Open("quotes", None));

        Assert.Contains("http://127.0.0.1:1/devstoreaccount1 cannot be reached", error.Message);
    }

    [Fact]
    public async Task The_wrong_key_is_refused_and_never_shown()
    {
        const string Wrong = "YW5vdGhlciBrZXk=";
        var store = AzureTableStorage.Open(Endpoint, InMemoryTableService.Account, Wrong, Opened.Quickly(_service));

        var error = await Assert.ThrowsAsync<StoreException>(() => store.Open("quotes", None));

        Assert.Contains("refuses the credential", error.Message);
        Assert.DoesNotContain(Wrong, error.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("AccountName=contosobot")]
    [InlineData("AccountName=contosobot;AccountKey=sesame!")]
    [InlineData("AccountName=contosobot;AccountKey=c2VzYW1l;TableEndpoint=sesame")]
    [InlineData("sesame")]
    [InlineData("AccountKey=c2VzYW1l;AccountKey=c2VzYW1l")]
    [InlineData("TableEndpoint=https://contosobot.table.core.windows.net;SharedAccessSignature=sesame")]
    public void A_text_that_is_no_connection_string_is_refused_without_repeating_it(string text)
    {
        var error = Assert.Throws<StoreException>(() => AzureTableStorage.Open(text));

        Assert.Contains("connection string", error.Message);
        Assert.DoesNotContain("sesame", error.ToString());
        Assert.DoesNotContain("c2VzYW1l", error.ToString());
    }

    [Fact]
    public void A_key_that_is_not_base64_is_refused_without_repeating_it()
    {
        var error = Assert.Throws<StoreException>(() => AzureTableStorage.Open(Endpoint, InMemoryTableService.Account, "sesame!"));

        Assert.DoesNotContain("sesame", error.ToString());
    }

    [Fact]
    public async Task A_token_is_sent_instead_of_a_signature()
    {
        ServiceRequest? seen = null;
        _service.Before = (request, _) =>
        {
            seen = request;
            return Task.FromResult<ServiceReply?>(new ServiceReply(204));
        };

        await AzureTableStorage.Open(Endpoint, new Tokens(_ => "a-token"), Opened.Quickly(_service)).Open("quotes", None);

        Assert.Equal("Bearer a-token", seen!.Header("Authorization"));
        Assert.NotNull(seen.Header("x-ms-date"));
        Assert.Equal("2020-12-06", seen.Header("x-ms-version"));
    }

    [Fact]
    public async Task An_identity_without_tokens_is_said_to_be_the_trouble()
    {
        var store = AzureTableStorage.Open(Endpoint, new Tokens(_ => throw new AuthenticationFailedException("No identity.")), Opened.Quickly(_service));

        Assert.Contains("no token", (await Assert.ThrowsAsync<StoreException>(() => store.Open("quotes", None))).Message);
    }

    [Fact]
    public void Tokens_are_not_sent_in_the_open() =>
        Assert.Contains("https", Assert.Throws<StoreException>(() => AzureTableStorage.Open(new Uri("http://127.0.0.1:10002/devstoreaccount1"), new Tokens(_ => ""))).Message);

    private sealed class Tokens(Func<TokenRequestContext, string> token) : TokenCredential
    {
        public const string Scope = "https://storage.azure.com/.default";

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Assert.Equal([Scope], requestContext.Scopes);
            return new AccessToken(token(requestContext), DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
