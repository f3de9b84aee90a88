using System.Diagnostics.CodeAnalysis;
using DevOpsNotes.Bot.Operations.Health;

namespace DevOpsNotes.Bot.Teams.Trust;

/// <summary>
/// The keys that the connector signs with, as Microsoft publishes them
/// (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication). They are fetched when
/// first needed, once a day after that, and when a token names another; whoever needs them meanwhile waits for the same fetch.
/// </summary>
internal sealed partial class SigningKeys(IHttpClientFactory clients, TimeProvider time, ILogger<SigningKeys> logger)
{
    /// <summary>Microsoft asks to fetch them once a day.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromHours(24);

    /// <summary>Ids of keys can be made up by anybody: no more often than this are keys fetched for their sake.</summary>
    public static readonly TimeSpan BetweenRefreshes = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is fetched after that failed, while no keys are known.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>How long a request waits, at most. Teams wants some answers within five seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>How long a fetch may take: longer than a request waits for it, so that a slow answer serves the next.</summary>
    public static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private volatile IReadOnlyDictionary<string, PublishedKey>? _known;
    private Task? _fetch;
    private TimeSpan _due = TimeSpan.MinValue;
    private TimeSpan _refreshable = TimeSpan.MinValue;

    /// <summary>When they were last read.</summary>
    public LastSeen Read { get; } = new(time);

    /// <summary>Of a clock that nobody sets back.</summary>
    private TimeSpan Now => time.GetElapsedTime(startingTimestamp: 0);

    /// <summary>The published keys; they are asked for anew where a key is not among them.</summary>
    /// <param name="id">The id of the key that is looked for.</param>
    /// <param name="cancellationToken">Ends the waiting, not the fetch, which others may be waiting for.</param>
    /// <returns><see langword="null"/> when they could not be fetched.</returns>
    public async Task<IReadOnlyDictionary<string, PublishedKey>?> Find(string id, CancellationToken cancellationToken)
    {
        // Keys that were just fetched are not fetched again, so a request waits once.
        if (AreDue(out var fetch))
            await Wait(fetch, cancellationToken);
        else if (_known is { } known && !known.ContainsKey(id) && AreRefreshed(out var refresh))
            await Wait(refresh, cancellationToken);
        return _known;
    }

    /// <summary>Has the keys fetched if they are due.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the fetch.</param>
    public Task Renew(CancellationToken cancellationToken) => AreDue(out var fetch) ? Wait(fetch, cancellationToken) : Task.CompletedTask;

    private async Task Wait(Task fetch, CancellationToken cancellationToken)
    {
        try
        {
            await fetch.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.Slow(logger);
        }
    }

    private bool AreDue([NotNullWhen(true)] out Task? fetch)
    {
        lock (_lock)
            fetch = Now < _due ? null : _fetch ??= Task.Run(Fetch);
        return fetch is not null;
    }

    /// <summary>Whether keys are being fetched, or may be for the sake of one that is not among them.</summary>
    private bool AreRefreshed([NotNullWhen(true)] out Task? fetch)
    {
        lock (_lock)
        {
            if (_fetch is null && Now >= _refreshable)
            {
                _refreshable = Now + BetweenRefreshes;
                _fetch = Task.Run(Fetch);
            }

            fetch = _fetch;
        }

        return fetch is not null;
    }

    /// <summary>Never throws: many wait for it, or nobody any more.</summary>
    private async Task Fetch()
    {
        var keys = await Published();
        if (keys is not null)
            Read.Now();
        lock (_lock)
        {
            _known = keys ?? _known;
            if (keys is not null)
                _due = Now + Freshness;
            else
                (_due, _refreshable) = (Later(_due, _known is null ? AfterFailure : BetweenRefreshes), Later(_refreshable, AfterFailure));
            _fetch = null;
        }
    }

    private async Task<IReadOnlyDictionary<string, PublishedKey>?> Published()
    {
        try
        {
            using var timeout = new CancellationTokenSource(FetchTimeout, time);
            using var http = clients.CreateClient(nameof(SigningKeys));
            var keys = PublishedKey.Of(await new KeyDocuments(http).Fetch(timeout.Token));
            return keys.Count > 0 ? keys : throw new InvalidDataException("There is no key in what Microsoft publishes.");
        }
        catch (Exception e)
        {
            if (_known is null)
                Log.Unavailable(logger, e);
            else
                Log.NotRefreshed(logger, e);
            return null;
        }
    }

    private TimeSpan Later(TimeSpan moment, TimeSpan pause) => moment > Now + pause ? moment : Now + pause;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Teams: the keys of Microsoft's connector could not be fetched; nothing from Teams can be checked until they are.")]
        public static partial void Unavailable(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "Teams: the keys of Microsoft's connector could not be fetched again; those known before are used on.")]
        public static partial void NotRefreshed(ILogger logger, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "Teams: the keys of Microsoft's connector take longer to come than a request waits.")]
        public static partial void Slow(ILogger logger);
    }
}
