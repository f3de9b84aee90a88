using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace DevOpsNotes.Bot.Tests.Teams;

/// <summary>A key that tokens are signed with, and how it is published.</summary>
/// <param name="Id">Its id ("kid").</param>
/// <param name="Rsa">Both halves.</param>
/// <param name="Endorsements">The channels it vouches for; <see langword="null"/> for none of the property at all.</param>
internal sealed record FakeKey(string Id, RSA Rsa, IReadOnlyList<string>? Endorsements)
{
    // Making a key takes a while, and tests do not change them.
    private static readonly Lazy<RSA>[] Made = [.. Enumerable.Range(0, 3).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];

    /// <summary>What Teams' tokens are signed with.</summary>
    public static FakeKey Teams { get; } = new("key-teams", Made[0].Value, ["msteams", "agents"]);

    /// <summary>What comes after it.</summary>
    public static FakeKey Next { get; } = new("key-next", Made[1].Value, ["msteams"]);

    /// <summary>Of a channel that is not Teams.</summary>
    public static FakeKey WebChat { get; } = new("key-webchat", Made[2].Value, ["webchat", "directline"]);

    public JsonObject Published
    {
        get
        {
            var half = Rsa.ExportParameters(includePrivateParameters: false);
            var json = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Id, ["x5t"] = Id, ["n"] = Base64UrlEncoder.Encode(half.Modulus), ["e"] = Base64UrlEncoder.Encode(half.Exponent) };
            if (Endorsements is not null)
                json["endorsements"] = new JsonArray([.. Endorsements.Select(channel => (JsonNode)channel)]);
            return json;
        }
    }
}
