using Azure.Core;

namespace DevOpsNotes.Storage.AzureTables.Client;

/// <summary>How requests are sent; retries and the transport come from <see cref="ClientOptions"/>.</summary>
internal sealed class TableClientOptions(TableClientOptions.ServiceVersion serviceVersion = TableClientOptions.ServiceVersion.V2020_12_06)
    : ClientOptions
{
    /// <summary>Versions of the protocol.</summary>
    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2020_12_06 = 2,
    }

    /// <summary>The version as the service spells it: <c>2020-12-06</c>.</summary>
    internal string Version { get; } = serviceVersion switch
    {
        ServiceVersion.V2019_02_02 => "2019-02-02",
        ServiceVersion.V2020_12_06 => "2020-12-06",
        _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion), serviceVersion, "No such version."),
    };

    /// <summary>What requests are dated by, so that tests can set the clock.</summary>
    internal TimeProvider Time { get; set; } = TimeProvider.System;
}
