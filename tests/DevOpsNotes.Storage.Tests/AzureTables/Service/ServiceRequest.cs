namespace DevOpsNotes.Storage.Tests.AzureTables.Service;

/// <summary>A request as it arrived, alone or within a transaction.</summary>
internal sealed record ServiceRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>What it is about, below the account: <c>quotes(PartitionKey='T1',RowKey='0007')</c>.</summary>
    public string Resource => Uri.AbsolutePath[(Uri.AbsolutePath.LastIndexOf('/') + 1)..];

    public bool IsWrite => Method != "GET";

    public bool IsTransaction => Resource == "$batch";

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>A parameter of the query, decoded.</summary>
    public string? Parameter(string name) => Uri.Query.TrimStart('?').Split('&')
        .Where(parameter => parameter.StartsWith(Uri.EscapeDataString(name) + "=", StringComparison.Ordinal) || parameter.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(parameter => Uri.UnescapeDataString(parameter[(parameter.IndexOf('=', StringComparison.Ordinal) + 1)..])).FirstOrDefault();
}
