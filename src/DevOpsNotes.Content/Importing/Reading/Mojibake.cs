using System.Buffers;
using System.Text;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>
/// Repairs text that was written in UTF-8 and read in a single-byte encoding, such as "Itâ€™s" for "It’s", also when
/// the damage happened twice or when control characters were dropped afterwards ("Itâs").
/// </summary>
/// <remarks>
/// Text is changed only when it shows sequences that no language writes and hardly any that contradict the damage.
/// What was lost is told from its surroundings: apostrophes and quotes as English uses them, a dash between spaces as
/// "–" and between words as "—".
/// </remarks>
public static class Mojibake
{
    // Damage done three times has been seen; more passes would only cost.
    private const int MaxPasses = 4;

    private static readonly SearchValues<char> FirstCharacters = 
        SearchValues.Create(string.Concat(MisreadEncoding.All.SelectMany(encoding => encoding.LeadCharacters).Distinct()));

    /// <summary>Repairs a whole document; a part alone may hold too little evidence.</summary>
    /// <returns>The repaired text, or the same instance when there is nothing to repair.</returns>
    public static string Repair(string text)
    {
        for (var pass = 0; pass < MaxPasses && text.AsSpan().ContainsAny(FirstCharacters); pass++)
        {
            var candidates = LikeliestEncodings(text).Select(encoding => Rewrite(text, encoding)).Distinct().ToList();
            if (candidates.Count == 0 || candidates[0] == text)
                break;
            text = candidates.Count == 1 ? candidates[0] : candidates.MaxBy(ClarityOfEarlierDamage)!;
        }

        return text;
    }

    /// <summary>None when the text is sound, several when they explain it equally well.</summary>
    private static List<MisreadEncoding> LikeliestEncodings(string text)
    {
        var sufficient = MisreadEncoding.All
            .Select(encoding => (Encoding: encoding, Evidence: DamageEvidence.Gather(text, encoding)))
            .Where(candidate => candidate.Evidence.Suffices)
            .ToList();

        var best = sufficient.Select(candidate => candidate.Evidence.Rank).DefaultIfEmpty().Max();
        return [.. sufficient.Where(candidate => candidate.Evidence.Rank == best).Select(candidate => candidate.Encoding)];
    }

    // Of two readings of text that was damaged twice, only the right one shows the first damage clearly.
    private static (int, int) ClarityOfEarlierDamage(string text) => MisreadEncoding.All
        .Select(encoding => DamageEvidence.Gather(text, encoding))
        .Max(evidence => evidence.Suffices ? evidence.Rank : default);

    private static string Rewrite(ReadOnlySpan<char> text, MisreadEncoding encoding)
    {
        var repaired = new StringBuilder(text.Length);
        var undecided = new List<int>();
        var end = 0;

        for (var at = DamageScanner.NextCandidate(text, 0); at < text.Length; at = DamageScanner.NextCandidate(text, Math.Max(end, at + 1)))
        {
            var damage = DamageScanner.At(text, at, encoding, followsDamage: at == end && at > 0);
            if (damage.Length == 0)
                continue;

            repaired.Append(text[end..at]);
            end = at + damage.Length;
            if (damage.Kind is DamageKind.Punctuation)
                undecided.Add(repaired.Length);
            repaired.Append(Original(text, at, damage));
        }

        repaired.Append(text[end..]);
        return undecided.Count == 0 ? repaired.ToString() : PunctuationRestorer.Restore(repaired.ToString().ToCharArray(), undecided);
    }

    private static string Original(ReadOnlySpan<char> text, int at, Damage damage)
    {
        var before = at == 0 ? '\n' : text[at - 1];
        var after = at + damage.Length >= text.Length ? '\n' : text[at + damage.Length];

        return damage.Kind switch
        {
            DamageKind.CertainThenSpace => damage.Original + " ",
            DamageKind.Nothing => "",
            DamageKind.Dash => char.IsWhiteSpace(before) ? "–" : char.IsDigit(before) && char.IsDigit(after) ? "–" : "—",
            DamageKind.BulletOrTrademark => char.IsLetterOrDigit(before) || before == ')' ? "™" : "•",
            DamageKind.Letter => Letter(text[at], before, after),
            // The space that was the rest of "à" may be all that still parts it from the next word.
            _ when damage.Original.Value == 'à' && text[at + 1] == ' ' && char.IsLetter(after) => "à ",
            _ => damage.Original.ToString(),
        };
    }

    private static string Letter(char remains, char before, char after) => remains switch
    {
        'Ã' or 'Ă' when char.IsLower(before) => "ß",
        'Ã' or 'Ă' when char.IsDigit(before) && (char.IsDigit(after) || after == ' ') => "×",
        _ => remains.ToString(),
    };
}
