using System.Collections.Frozen;

namespace DevOpsNotes.Content.Search.Analysis;

/// <summary>
/// Short forms and British spellings, which are read as the word they stand for: "prod envs" is "production environments".
/// Only what stands for one word in this field; what stands for several ("k8s", "slo") is an alias of a topic.
/// </summary>
internal static class LongForms
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Words = Read(
        "environment: env envs; library: lib libs; infrastructure: infra; production: prod; performance: perf",
        "configuration: config configs conf cfg; repository: repo repos; authentication: auth authn; authorization: authz authorisation",
        "documentation: docs; management: mgmt mgt; developer: dev devs; operations: ops; application: app apps",
        "certification: cert certs; organization: org orgs organisation organisations; organizational: organisational",
        "specification: spec specs; requirements: reqs; database: db dbs; amazon: aws; microsoft: msft; google: gcp",
        "javascript: js; typescript: ts; python: py; communication: comms; statistics: stats; temporary: temp",
        "synchronous: sync; asynchronous: async; package: pkg pkgs; parameter: param params; manager: mgr; engineer: eng",
        "vulnerability: vuln vulns; kubernetes: kube; administrator: admin admins; artifact: artefact artefacts",
        "behavior: behaviour behaviours; color: colour; center: centre; program: programme; license: licence licences",
        "catalog: catalogue; defense: defence; labor: labour; analyze: analyse analysed analysing; optimize: optimise optimised optimising",
        "optimization: optimisation; virtualization: virtualisation; visualize: visualise; visualization: visualisation",
        "prioritize: prioritise prioritised; prioritization: prioritisation; standardize: standardise standardised; standardization: standardisation",
        "centralize: centralise centralised; containerize: containerise containerised; modernize: modernise modernised; modernization: modernisation",
        "recognize: recognise recognised; organize: organise organised organising; minimize: minimise; maximize: maximise; honor: honour; favorite: favourite",
        "third: 3rd; first: 1st; second: 2nd");

    /// <summary>The word that a folded word stands for, or <see langword="null"/> for one that stands for itself.</summary>
    public static string? Of(ReadOnlySpan<char> word) => Words.TryGetValue(word, out var form) ? form : null;

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Read(params string[] lines) =>
        lines.SelectMany(line => line.Split("; "))
            .Select(entry => entry.Split(": "))
            .SelectMany(entry => entry[1].Split(' '), (entry, form) => KeyValuePair.Create(form, entry[0]))
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
