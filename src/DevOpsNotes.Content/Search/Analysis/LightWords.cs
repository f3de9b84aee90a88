using System.Collections.Frozen;

namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>Words that many questions have and few are about: they help to choose, but do not make an answer.</summary>
internal static class LightWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        ("get gets getting got make makes making made use uses using used go goes going gone went want wants wanted need needs needed " +
        "know knows known think thinks thing things stuff way ways good best better bad great right wrong help helps talk talks talking " +
        "say says said saying tell tells told work works working worked really actually start starts started starting stop keep keeps keeping " +
        "find finds finding give gives given giving take takes taking took look looks looking try tries trying come comes like likes liked " +
        "new old big small people person everyone everybody nobody guys guy time times day days today lesson lessons quote quotes advice tips tip example examples " +
        "happen happens happened mean means meant put let feel feels always never ask asks asked idea ideas explain learn about someone " +
        "without every first last next own well long short different become becomes devops podcast conference conferences event events session sessions keynote note notes interview blog post article").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);
}
