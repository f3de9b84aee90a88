using System.Globalization;
using System.Text;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>
/// Texts as JSON in ASCII (RFC 8259, section 7), as the package writes them too: Azurite 3.37.0 decodes each packet of a request
/// by itself, which damages a character of several bytes that lies across two. No other character is escaped than must be.
/// </summary>
internal static class JsonText
{
    public static string Quote(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                json.Append('\\').Append(character);
            else if (character is < ' ' or > '~')
                json.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            else
                json.Append(character);
        }

        return json.Append('"').ToString();
    }
}
