using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>What is known beforehand of a word: how much it says, and whether it stands for another.</summary>
/// <param name="IsStop">It says how a question is put and nothing about its subject.</param>
/// <param name="IsLight">Many questions have it and few are about it: it helps to choose, but does not make an answer.</param>
/// <param name="LongForm">The word that it is read as; <see langword="null"/> for itself.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CommonWord(bool IsStop, bool IsLight, string? LongForm)
{
    // In folded form: "don't" is "dont". Words that carry meaning in this field stay out of it: "down", "up", "off", "over".
    private static readonly string[] Stop =
    [
        "a an the this that these those such same some any each every either neither both all other another",
        "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers",
        "herself it its itself they them their theirs themselves one ones someone somebody something anyone anybody anything",
        "am is are was were be been being isnt arent wasnt werent have has had having havent hasnt hadnt",
        "do does did doing done dont doesnt didnt will would shall should can could may might must ought wont wouldnt",
        "shouldnt cant cannot couldnt mustnt",
        "and or but nor so if then else than because as until while although though whether",
        "of at by for with without about against between into through during before after above below to from in on onto upon",
        "what which who whom whose when where why how",
        "there here not no only very too also just quite rather really even ever still yet already again much many more most",
        "whats thats hows wheres whos whys theyre youre weve ive youve theyve im youll theyll youd theyd",
        "theres heres wont aint gonna wanna",
        "few less lot lots etc eg ie vs please tell show let lets yes yeah ok okay hi hello hey",
    ];

    private static readonly string[] Light =
    [
        "get gets getting got make makes making made use uses using used go goes going gone went want wants wanted need needs needed",
        "know knows known think thinks say says said saying tells told mean means meant ask asks asked explain learn feel feels",
        "work works working worked help helps keep keeps keeping find finds finding give gives given giving take takes taking took",
        "look looks looking try tries trying come comes put start starts started starting stop become becomes happen happens happened",
        "thing things stuff way ways person people everyone everybody nobody guy guys time times day days today idea ideas",
        "week weeks month months year years two three four five six ten hundred thousand hundreds thousands",
        "good best better bad great right wrong new old big small long short different like likes liked well own first last next",
        "always never actually lesson lessons quote quotes advice tip tips example examples devops",
        "talk talks talking keynote session sessions event events conference conferences podcast interview blog post article note notes",
    ];

    // Only what stands for one word in this field; what stands for several ("k8s", "slo") is an alias of a topic.
    private static readonly string[] LongForms =
    [
        "environment: env envs; library: lib libs; infrastructure: infra; production: prod; performance: perf",
        "configuration: config configs conf cfg; repository: repo repos; authentication: auth authn; authorization: authz authorisation",
        "documentation: docs; management: mgmt mgt; developer: dev devs; operations: ops; application: app apps",
        "certification: cert certs; organization: org orgs organisation organisations; organizational: organisational",
        "specification: spec specs; requirements: reqs; database: db dbs; amazon: aws; microsoft: msft",
        "javascript: js; typescript: ts; python: py; communication: comms; statistics: stats; temporary: temp",
        "synchronous: sync; asynchronous: async; package: pkg pkgs; parameter: param params; manager: mgr; engineer: eng",
        "vulnerability: vuln vulns; kubernetes: kube; administrator: admin admins; artifact: artefact artefacts",
        "behavior: behaviour behaviours; color: colour; center: centre; program: programme; license: licence licences",
        "catalog: catalogue; defense: defence; labor: labour; analyze: analyse analysed analysing; optimize: optimise optimised optimising",
        "optimization: optimisation; virtualization: virtualisation; visualize: visualise; visualization: visualisation",
        "prioritize: prioritise prioritised; prioritization: prioritisation; standardize: standardise standardised",
        "standardization: standardisation; centralize: centralise centralised; containerize: containerise containerised",
        "modernize: modernise modernised; modernization: modernisation; recognize: recognise recognised; minimize: minimise",
        "organize: organise organised organising; maximize: maximise; honor: honour; favorite: favourite; first: 1st; second: 2nd; third: 3rd",
    ];

    private static readonly FrozenDictionary<string, CommonWord>.AlternateLookup<ReadOnlySpan<char>> Words =
        Split(Stop).Select(word => KeyValuePair.Create(word, new CommonWord(IsStop: true, IsLight: false, null)))
            .Concat(Split(Light).Select(word => KeyValuePair.Create(word, new CommonWord(IsStop: false, IsLight: true, null))))
            .Concat(LongForms.SelectMany(line => line.Split("; ")).Select(entry => entry.Split(": "))
                .SelectMany(entry => Split(entry[1]), (entry, form) => KeyValuePair.Create(form, new CommonWord(IsStop: false, IsLight: false, entry[0]))))
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What is known of a folded word; of most, nothing.</summary>
    public static CommonWord Of(ReadOnlySpan<char> word) => Words.TryGetValue(word, out var known) ? known : default;

    private static IEnumerable<string> Split(params IEnumerable<string> lines) => lines.SelectMany(line => line.Split(' '));
}
