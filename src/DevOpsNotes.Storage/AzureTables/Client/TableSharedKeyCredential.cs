using System.Security.Cryptography;
using System.Text;

namespace DevOpsNotes.Storage.AzureTables.Client;

/// <summary>The name of a storage account and one of its two keys.</summary>
internal sealed class TableSharedKeyCredential
{
    private readonly byte[] _key;

    /// <summary>Decodes the key.</summary>
    /// <param name="accountName">Such as <c>contosobot</c>.</param>
    /// <param name="accountKey">The key as the portal shows it, in base64.</param>
    /// <exception cref="FormatException">The key is not base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        ArgumentException.ThrowIfNullOrEmpty(accountKey);
        AccountName = accountName;
        _key = Convert.FromBase64String(accountKey);
    }

    public string AccountName { get; }

    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
