namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// Where an account is and its key, out of a connection string:
/// https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string.
/// </summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // The emulator's account is the same everywhere and published on the page above; it opens nothing else.
    private const string EmulatorName = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Names what is missing or wrong, and never repeats a value.</summary>
    /// <exception cref="FormatException">It is no connection string with an account and its key.</exception>
    public static TableConnectionString Parse(string text)
    {
        var settings = Settings(text);
        if (bool.TryParse(settings.GetValueOrDefault("UseDevelopmentStorage"), out var isEmulator) && isEmulator)
            return new(new Uri($"http://127.0.0.1:10002/{EmulatorName}"), new TableSharedKeyCredential(EmulatorName, EmulatorKey));

        var account = Required(settings, "AccountName");
        return new(Address(settings, account), new TableSharedKeyCredential(account, Base64(Required(settings, "AccountKey"))));
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Keys end in '=', which separates nothing there.
            if (setting.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var equals))
                throw new FormatException("one of its settings has no name");
            if (!settings.TryAdd(setting[..equals].Trim(), setting[(equals + 1)..].Trim()))
                throw new FormatException($"it says {setting[..equals]} twice");
        }

        return settings;
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw new FormatException($"it does not say {name}");

    private static string Base64(string key) =>
        Convert.TryFromBase64String(key, new byte[key.Length], out _) ? key : throw new FormatException("its AccountKey is not base64");

    private static Uri Address(Dictionary<string, string> settings, string account)
    {
        var address = settings.GetValueOrDefault("TableEndpoint") is { Length: > 0 } endpoint
            ? endpoint
            : $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table.{settings.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http")
            ? uri
            : throw new FormatException("its TableEndpoint is no address of http or https");
    }
}
