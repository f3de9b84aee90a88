using System.Text;
using DevOpsNotes.Bot.Teams.Trust;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Whatever a stranger writes into a header is refused with a word, and never with an exception.</summary>
public sealed class StrangeTokenTests : IAsyncLifetime
{
    private const string Header = """{"alg":"RS256","kid":"key-teams"}""";

    private TrustedBot _bot = null!;

    private string Good => TokenForge.Token(_bot.Now);

    public async Task InitializeAsync() => _bot = await TrustedBot.Start();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData(null, TokenVerdict.Missing)]
    [InlineData("", TokenVerdict.Missing)]
    [InlineData("   ", TokenVerdict.Missing)]
    [InlineData("Bearer", TokenVerdict.Malformed)]
    [InlineData("Bearer ", TokenVerdict.Malformed)]
    [InlineData("Basic YTpi", TokenVerdict.Malformed)]
    [InlineData("Basic {0}", TokenVerdict.Malformed)]
    [InlineData("{0}", TokenVerdict.Malformed)]
    [InlineData(" Bearer {0}", TokenVerdict.Malformed)]
    [InlineData("Bearer  {0}", TokenVerdict.Malformed)]
    [InlineData("Bearer {0} ", TokenVerdict.Malformed)]
    [InlineData("Bearer {0} {0}", TokenVerdict.Malformed)]
    [InlineData("Bearer {0},Bearer {0}", TokenVerdict.Malformed)]
    [InlineData("Bearer\t{0}", TokenVerdict.Malformed)]
    [InlineData("Bearer {0}\t", TokenVerdict.Malformed)]
    [InlineData("Bearer {0}\n", TokenVerdict.Malformed)]
    [InlineData("Bearer {0}\0", TokenVerdict.Malformed)]
    [InlineData("Bearer {0}=", TokenVerdict.Malformed)]
    [InlineData("Bearer {0}==", TokenVerdict.Malformed)]
    [InlineData("Bearer {0}.", TokenVerdict.Malformed)]
    [InlineData("Bearer .{0}", TokenVerdict.Malformed)]
    [InlineData("Bearer {0}.a.b", TokenVerdict.Malformed)]
    [InlineData("Bearer {0}A", TokenVerdict.WrongSignature)]
    [InlineData("Bearer ..", TokenVerdict.Malformed)]
    [InlineData("Bearer ....", TokenVerdict.Malformed)]
    [InlineData("Bearer a.b.c", TokenVerdict.Malformed)]
    [InlineData("Bearer !.!.!", TokenVerdict.Malformed)]
    [InlineData("Bearer e30.e30.e30", TokenVerdict.WrongAlgorithm)]
    [InlineData("Bearer \ud83d\ude00.e30.e30", TokenVerdict.Malformed)]
    [InlineData("Bearer null", TokenVerdict.Malformed)]
    [InlineData("Bеarer {0}", TokenVerdict.Malformed)]
    public async Task A_header_that_is_none_is_refused(string? header, object verdict)
    {
        Assert.Equal((TokenVerdict)verdict, (await _bot.Tokens.Verify(header?.Replace("{0}", Good, StringComparison.Ordinal), CancellationToken.None)).Verdict);
    }

    [Theory]
    [InlineData("[]", TokenVerdict.Malformed)]
    [InlineData("null", TokenVerdict.Malformed)]
    [InlineData("\"RS256\"", TokenVerdict.Malformed)]
    [InlineData("{", TokenVerdict.Malformed)]
    [InlineData("", TokenVerdict.Malformed)]
    [InlineData("{'alg':'RS256','kid':'key-teams'}", TokenVerdict.Malformed)]
    [InlineData("/**/{\"alg\":\"RS256\",\"kid\":\"key-teams\"}", TokenVerdict.Malformed)]
    [InlineData("{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"key-teams\"}", TokenVerdict.Malformed)]
    [InlineData("{\"alg\":\"none\",\"\\u0061lg\":\"RS256\",\"kid\":\"key-teams\"}", TokenVerdict.Malformed)]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"other\",\"kid\":\"key-teams\"}", TokenVerdict.Malformed)]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"key-teams\",\"crit\":[\"b64\"],\"b64\":false}", TokenVerdict.Malformed)]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"key-teams\",\"\\ud800\":1}", TokenVerdict.Malformed)]
    [InlineData("{\"kid\":\"key-teams\"}", TokenVerdict.WrongAlgorithm)]
    [InlineData("{\"ALG\":\"RS256\",\"kid\":\"key-teams\"}", TokenVerdict.WrongAlgorithm)]
    [InlineData("{\"alg\":[\"RS256\"],\"kid\":\"key-teams\"}", TokenVerdict.WrongAlgorithm)]
    [InlineData("{\"alg\":\"\\ud800\",\"kid\":\"key-teams\"}", TokenVerdict.WrongAlgorithm)]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"\\ud800\"}", TokenVerdict.UnknownKey)]
    [InlineData("{\"alg\":\"RS256\",\"kid\":\"\"}", TokenVerdict.UnknownKey)]
    [InlineData("{\"alg\":\"RS256\",\"kid\":{\"key-teams\":1}}", TokenVerdict.UnknownKey)]
    public async Task A_token_with_a_strange_head_is_refused_though_it_is_signed(string head, object verdict)
    {
        Assert.Equal((TokenVerdict)verdict, await _bot.Verify(TokenForge.Signed(head, "{}")));
    }

    [Theory]
    [InlineData("[]", TokenVerdict.Malformed)]
    [InlineData("null", TokenVerdict.Malformed)]
    [InlineData("", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":1,\"exp\":2}", TokenVerdict.Malformed)]
    [InlineData("{\"aud\":\"x\",\"\\u0061ud\":\"y\"}", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":\"1800000000\"}", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":\"2027-01-01T00:00:00Z\"}", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":99999999999999999999999999}", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":253402300800}", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":9223372036854775807}", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":1e400}", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":-1}", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":null}", TokenVerdict.Malformed)]
    [InlineData("{\"exp\":true}", TokenVerdict.Malformed)]
    [InlineData("{\"nbf\":{}}", TokenVerdict.Malformed)]
    [InlineData("{\"nbf\":-1e30}", TokenVerdict.Malformed)]
    [InlineData("{\"a\":[[[[[[[[[[]]]]]]]]]]}", TokenVerdict.Malformed)]
    [InlineData("{}", TokenVerdict.Expired)]
    [InlineData("{\"nbf\":1,\"exp\":2}", TokenVerdict.Expired)]
    [InlineData("{\"nbf\":1,\"exp\":253402300799}", TokenVerdict.WrongAudience)]
    [InlineData("{\"nbf\":1,\"exp\":253402300799,\"aud\":7}", TokenVerdict.WrongAudience)]
    [InlineData("{\"nbf\":1,\"exp\":253402300799,\"aud\":{\"9f0c0000-0000-4000-8000-00000000cccc\":1}}", TokenVerdict.WrongAudience)]
    [InlineData("{\"nbf\":1,\"exp\":253402300799,\"aud\":[[\"9f0c0000-0000-4000-8000-00000000cccc\"]]}", TokenVerdict.Malformed)]
    [InlineData("{\"nbf\":1,\"exp\":253402300799,\"aud\":\"9f0c0000-0000-4000-8000-00000000cccc\",\"iss\":5}", TokenVerdict.WrongIssuer)]
    [InlineData("{\"nbf\":1,\"exp\":253402300799,\"aud\":\"9f0c0000-0000-4000-8000-00000000cccc\",\"iss\":[\"https://api.botframework.com\"]}", TokenVerdict.Malformed)]
    [InlineData("{\"nbf\":1,\"exp\":253402300799,\"aud\":\"9f0c0000-0000-4000-8000-00000000cccc\",\"iss\":\"https://api.botframework.com\"}", TokenVerdict.Valid)]
    public async Task A_token_with_strange_claims_is_refused_though_it_is_signed(string claims, object verdict)
    {
        Assert.Equal((TokenVerdict)verdict, await _bot.Verify(TokenForge.Signed(Header, claims)));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var noText = Encoding.Latin1.GetBytes("{\"alg\":\"RS256\",\"kid\":\"\u00ff\"}");

        Assert.Equal(TokenVerdict.Malformed, await _bot.Verify(TokenForge.Signed(noText, "{}"u8.ToArray())));
        Assert.Equal(TokenVerdict.Malformed, await _bot.Verify(TokenForge.Signed(Encoding.UTF8.GetBytes(Header), Encoding.Latin1.GetBytes("{\"\u00ff\":1}"))));
    }

    [Theory]
    [InlineData(15_000, TokenVerdict.Valid)]
    [InlineData(17_000, TokenVerdict.Malformed)]
    [InlineData(5_000_000, TokenVerdict.Malformed)]
    public async Task A_token_is_read_only_up_to_a_length(int length, object verdict)
    {
        var padding = new string('x', (length - Good.Length) * 3 / 4);

        Assert.Equal((TokenVerdict)verdict, await _bot.Verify(TokenForge.Token(_bot.Now, claims: claims => claims["padding"] = padding)));
        // What is too long is not even read as far as its key.
        Assert.Equal((TokenVerdict)verdict == TokenVerdict.Valid ? 1 : 0, _bot.Identity.Fetches);
    }

    [Fact]
    public async Task A_valid_token_with_any_one_character_changed_is_never_valid()
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ";
        var good = Good;
        Assert.Equal(TokenVerdict.Valid, await _bot.Verify(good));

        for (var place = 0; place < good.Length; place++)
        {
            // All letters at the last place: some of its bits mean nothing, and yet there is one spelling only.
            var others = place == good.Length - 1 ? Letters.Where(letter => letter != good[place]) : [Letters[(Letters.IndexOf(good[place], StringComparison.Ordinal) + 1 + (place % (Letters.Length - 1))) % Letters.Length]];
            foreach (var other in others)
                Assert.NotEqual(TokenVerdict.Valid, await _bot.Verify($"{good[..place]}{other}{good[(place + 1)..]}"));
        }
    }

    [Fact]
    public async Task No_log_has_a_token_in_it()
    {
        var forged = TokenForge.Token(_bot.Now, FakeKey.Next);

        Assert.Equal(TokenVerdict.Valid, await _bot.Verify(Good));
        // So that there is something to log.
        _bot.Identity.Fail();
        Assert.Equal(TokenVerdict.UnknownKey, await _bot.Verify(forged));

        Assert.NotEmpty(_bot.Logs.Lines);
        Assert.All([.. Good.Split('.'), .. forged.Split('.')], part => Assert.DoesNotContain(_bot.Logs.Lines, line => line.Contains(part, StringComparison.Ordinal)));
        Assert.DoesNotContain(Good, BearerToken.Read($"Bearer {Good}").Token!.ToString(), StringComparison.Ordinal);
    }
}
