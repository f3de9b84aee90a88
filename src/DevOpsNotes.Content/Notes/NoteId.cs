using System.Security.Cryptography;
using System.Text;

namespace DevOpsNotes.Content.Notes;

/// <summary>Ids of notes.</summary>
public static class NoteId
{
    /// <summary>Characters that an id has which is made here.</summary>
    public const int Length = 10;

    /// <summary>Digits and letters, without those that look alike.</summary>
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>The id of what these words tell apart, of <see cref="Length"/> characters: the same on every machine.</summary>
    public static string Of(string identity) => string.Create(Length, identity, (id, words) =>
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(words));
        for (var i = 0; i < id.Length; i++)
            id[i] = Alphabet[hash[i] % Alphabet.Length];
    });
}
