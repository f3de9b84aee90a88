using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>Entra, as far as the bot sees it: numbered tokens, or none.</summary>
internal sealed class FakeCredential(TimeProvider clock) : TokenCredential
{
    public const string Prefix = "test-token-";

    private readonly ConcurrentQueue<Func<CancellationToken, Task>> _next = new();
    private int _tokens;

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<TokenRequestContext> Requests { get; } = new();

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>When Entra wants to be asked again; <see langword="null"/> when it does not say.</summary>
    public TimeSpan? RefreshIn { get; set; }

    /// <summary>The next request does this before it gets a token; what it throws, it gets instead.</summary>
    public void Next(Func<CancellationToken, Task> first) => _next.Enqueue(first);

    public void NextFails(Exception exception) => Next(_ => Task.FromException(exception));

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Requests.Enqueue(requestContext);
        if (_next.TryDequeue(out var first))
            await first(cancellationToken);
        var now = clock.GetUtcNow();
        return new AccessToken(Prefix + Interlocked.Increment(ref _tokens).ToString(CultureInfo.InvariantCulture), now + Lifetime, now + RefreshIn);
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException("The bot does not block.");
}
