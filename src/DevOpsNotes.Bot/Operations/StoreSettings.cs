using Azure.Identity;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.AzureTables;
using DevOpsNotes.Storage.Sqlite;

namespace DevOpsNotes.Bot.Operations;

/// <summary>Which store the bot keeps everything in; the same for all verbs.</summary>
internal abstract record StoreSettings
{
    /// <summary>The file of an embedded store in its folder.</summary>
    public const string FileName = "devopsnotes.db";

    private const string ConnectionName = "Storage:ConnectionString";
    private const string EndpointName = "Storage:Endpoint";
    private const string KeyName = "Storage:AccountKey";
    private const string PathName = "Storage:Path";
    private const string DataName = "--data";

    private StoreSettings()
    {
    }

    /// <summary>Where it is, for people; without a secret.</summary>
    public abstract string Place { get; }

    /// <summary>Only this machine has it.</summary>
    public virtual bool IsEmbedded => false;

    /// <summary>Opens it; dispose of it to close it. What is out of reach for a while is told by the use of its tables.</summary>
    /// <exception cref="StoreException">It cannot be used at all.</exception>
    public abstract Task<ITables> Open();

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="configuration">From all sources.</param>
    /// <param name="data">The folder given with <c>--data</c>; it wins over <c>Storage:Path</c>.</param>
    /// <exception cref="SettingsException">A setting has a bad value, or two of them name different stores.</exception>
    public static StoreSettings Read(IConfiguration configuration, string? data)
    {
        var named = new[] { ConnectionName, EndpointName, PathName }.Where(name => !string.IsNullOrEmpty(configuration[name])).ToList();
        if (data is not null)
        {
            named.Remove(PathName);
            named.Add(DataName);
        }

        if (named.Count > 1)
            throw new SettingsException($"{string.Join(" and ", named)} name different stores. Keep one of them.");
        if (!string.IsNullOrEmpty(configuration[KeyName]) && !named.Contains(EndpointName))
            throw new SettingsException($"{KeyName} goes with {EndpointName}, which is not set.");
        return named switch
        {
            [ConnectionName] => OfAzure(configuration[ConnectionName]!, ConnectionName, accountKey: null),
            [EndpointName] => OfAzure(configuration[EndpointName]!, EndpointName, configuration[KeyName]),
            _ => new Embedded(FileOf(data, configuration[PathName])),
        };
    }

    /// <summary>A store in Azure.</summary>
    /// <param name="where">A connection string, or the endpoint of the table service.</param>
    /// <param name="name">What gave it, for errors.</param>
    /// <param name="accountKey">The account's key; <see langword="null"/> for a connection string, or for the identity of this machine.</param>
    /// <exception cref="SettingsException">It is neither, or the key is none.</exception>
    public static StoreSettings OfAzure(string where, string name, string? accountKey)
    {
        if (!Uri.TryCreate(where, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            return name != EndpointName && where.Contains('=', StringComparison.Ordinal)
                ? Usable(new Azure(Endpoint: null, where, Key: null), name)
                : throw new SettingsException(name == EndpointName
                    ? $"{name} is no endpoint of Azure Table storage, such as https://account.table.core.windows.net."
                    : $"{name} is no connection string of Azure Table storage, such as AccountName=...;AccountKey=...;EndpointSuffix=core.windows.net.");
        }

        if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            throw new SettingsException($"{name} has more than an address: signatures and passwords do not belong there. Set {KeyName}, or use the identity of this machine.");
        if (name == ConnectionName)
            throw new SettingsException($"{name} is an address. Set {EndpointName} to it.");
        if (string.IsNullOrEmpty(accountKey) && endpoint.Scheme != Uri.UriSchemeHttps)
            throw new SettingsException($"{name} is not https, over which an identity would not be safe. Use https, or set {KeyName}.");
        return Usable(new Azure(endpoint, ConnectionString: null, string.IsNullOrEmpty(accountKey) ? null : accountKey), string.IsNullOrEmpty(accountKey) ? name : KeyName);
    }

    /// <summary>Nothing is sent yet: what cannot be used at all shows before anything starts.</summary>
    private static Azure Usable(Azure azure, string name)
    {
        try
        {
            azure.Connect();
            return azure;
        }
        catch (StoreException e)
        {
            throw new SettingsException($"{name}: {e.Message}");
        }
    }

    private static string FileOf(string? data, string? path)
    {
        if (string.IsNullOrWhiteSpace(data) && data is not null)
            throw new SettingsException($"{DataName} needs the name of a folder.");
        if (data is not null)
            return Path.Combine(Path.GetFullPath(data), FileName);
        if (!string.IsNullOrEmpty(path))
            return Path.GetFullPath(Directory.Exists(path) || Path.EndsInDirectorySeparator(path) ? Path.Combine(path, FileName) : path);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0
            ? Path.Combine(home, "DevOpsNotes", FileName)
            : throw new SettingsException($"This user has no folder for application data. Say where to keep notes with {DataName} or {PathName}.");
    }

    /// <summary>One SQLite file on this machine.</summary>
    internal sealed record Embedded(string Path) : StoreSettings
    {
        public override string Place => Path;

        public override bool IsEmbedded => true;

        public override async Task<ITables> Open() => await SqliteTables.Open(Path);
    }

    /// <summary>Azure Table storage, which any number of hosts share.</summary>
    /// <param name="Endpoint">Of the table service; <see langword="null"/> when the connection string has it.</param>
    /// <param name="ConnectionString">With everything in it.</param>
    /// <param name="Key">Of the account; <see langword="null"/> when the identity of this machine is used.</param>
    internal sealed record Azure(Uri? Endpoint, string? ConnectionString, string? Key) : StoreSettings
    {
        public override string Place => $"Azure Table storage{(Endpoint is null ? "" : $" at {Endpoint}")}";

        public override Task<ITables> Open() => Task.FromResult<ITables>(Connect());

        public AzureTableStorage Connect() => (Endpoint, Key) switch
        {
            (null, _) => AzureTableStorage.Open(ConnectionString!),
            ({ } endpoint, { } key) => AzureTableStorage.Open(endpoint, AccountOf(endpoint), key),
            ({ } endpoint, _) => AzureTableStorage.Open(endpoint, Identity()),
        };

        /// <summary>Never a secret in a log.</summary>
        public override string ToString() => Place;

        /// <summary>The first part of the path, as of the emulator; else that of the host's name.</summary>
        private static string AccountOf(Uri endpoint) => endpoint.AbsolutePath.Trim('/') is { Length: > 0 } path ? path.Split('/')[0] : endpoint.Host.Split('.')[0];

        /// <summary>
        /// That of the machine, or the one of its identities that AZURE_CLIENT_ID names, as with all of Azure's libraries; where it
        /// has none, whoever is signed in to the Azure CLI, so that an operator needs no key for a verb.
        /// </summary>
        private static DefaultAzureCredential Identity() => new(new DefaultAzureCredentialOptions
        {
            ManagedIdentityClientId = Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } client ? client : null,
            ExcludeEnvironmentCredential = true,
            ExcludeWorkloadIdentityCredential = true,
            ExcludeVisualStudioCredential = true,
            ExcludeVisualStudioCodeCredential = true,
            ExcludeAzurePowerShellCredential = true,
            ExcludeAzureDeveloperCliCredential = true,
            ExcludeBrokerCredential = true,
        });
    }
}
