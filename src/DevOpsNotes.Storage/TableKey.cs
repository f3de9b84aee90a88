using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace DevOpsNotes.Storage;

/// <summary>
/// Builds partition keys and row keys out of parts, so that different parts never make the same key.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>ASCII letters, digits and <c>- . _ : @ ; = ,</c> stand for themselves. Every other character is escaped:
/// <c>~2F</c> in ASCII, <c>~u00E9</c> (a UTF-16 code unit) beyond.</item>
/// <item><c>|</c> separates the parts; it cannot occur in one.</item>
/// <item>An escaped part of more than <see cref="PartLength"/> characters becomes its beginning, <c>~~</c>, and the
/// SHA-256 of all of it in hexadecimal. <c>~~</c> cannot occur otherwise. Three parts of any length make a legal key.</item>
/// <item>Unescaped parts of equal length sort as they did: begin a row key with a part of fixed width (a time, a
/// padded number) to have rows in that order.</item>
/// </list>
/// </remarks>
public static class TableKey
{
    /// <summary>Characters that a part takes at most.</summary>
    public const int PartLength = 160;

    private const char Separator = '|';
    private const string HashMark = "~~";
    private const int PrefixLength = PartLength - 2 - (2 * SHA256.HashSizeInBytes);

    private static readonly SearchValues<char> Plain = SearchValues.Create("-._:@;=,0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The key of these parts: <c>Of("quote", "C1/7")</c> is <c>quote|C1~2F7</c>.</summary>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static string Of(params IReadOnlyList<string> parts) => parts.Count == 0
        ? throw new ArgumentException("A key needs at least one part.", nameof(parts))
        : string.Join(Separator, [.. parts.Select(Escape)]);

    /// <summary>Stands for parts that must not be read in a key, because it outlives them.</summary>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static string HashOf(params IReadOnlyList<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(parts))))[..32];

    /// <summary>What all longer keys with these first parts begin with, for <see cref="RowRange.StartingWith"/>.</summary>
    /// <exception cref="ArgumentException">There is no part.</exception>
    public static string Prefix(params IReadOnlyList<string> parts) => Of(parts) + Separator;

    private static string Escape(string part)
    {
        if (part.Length <= PartLength && !part.AsSpan().ContainsAnyExcept(Plain))
            return part;
        var escaped = new StringBuilder(part.Length);
        foreach (var character in part)
        {
            if (Plain.Contains(character))
                escaped.Append(character);
            else if (char.IsAscii(character))
                escaped.Append('~').Append(((int)character).ToString("X2"));
            else
                escaped.Append("~u").Append(((int)character).ToString("X4"));
        }

        return escaped.Length <= PartLength ? escaped.ToString() : Shorten(escaped.ToString());
    }

    private static string Shorten(string escaped) =>
        escaped[..PrefixLength] + HashMark + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(escaped)));
}
