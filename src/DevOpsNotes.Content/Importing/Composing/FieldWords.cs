using System.Collections.Frozen;
using DevOpsNotes.Content.Search.Analysis;

namespace DevOpsNotes.Content.Importing.Composing;

/// <summary>Words by which <see cref="Relevance"/> tells what a text is about, as terms of the <see cref="Analyzer"/>.</summary>
internal static class FieldWords
{
    /// <summary>Hardly used outside the field.</summary>
    public static FrozenSet<string> Strong { get; } = Terms("""
        devops devsecops gitops chatops finops aiops sysadmin sysadmins sre sres slo slos sli slis mttr mttd dora calms cams deploy deploys deployed
        deployment deployments redeploy undeploy rollback rollbacks rollout canary canaries kubernetes k8s helm docker container containers containerized dockerfile
        serverless lambda terraform ansible puppet chef cfengine saltstack pulumi cloudformation packer vagrant jenkins gitlab github git repo repository
        microservice microservices monolith monoliths infrastructure iac pipeline pipelines ci cd ci/cd production prod staging
        observability telemetry prometheus grafana logging logs tracing traces dashboard dashboards alert alerts alerting pager paged on-call oncall
        incident incidents postmortem postmortems outage outages downtime uptime runbook runbooks failover latency throughput
        toil sprint backlog kanban scrum agile lean refactor refactoring codebase trunk branch branches commit commits merge
        software developer developers engineer engineers engineering operations ops dev api apis server servers database databases cluster clusters cloud aws azure gcp
        vulnerability vulnerabilities cve linter config configuration automate automated automating automation virtualization hypervisor
        mesh istio envoy kafka redis postgres nginx dns tls certificate certificates firewall vpc iam s3 ec2 linux unix bash script scripts shell
        platform backend frontend debug debugging bug bugs stateless stateful immutable chaos resilience reliability scalability
        """);

    /// <summary>Common in the field, and elsewhere too.</summary>
    public static FrozenSet<string> Weak { get; } = Terms("""
        team teams culture collaboration collaborate communication silo silos trust blame blameless psychological safety feedback learn learning lesson lessons
        test tests testing tested release releases releasing code coding tool tools tooling process processes practice practices product products project projects
        customer customers user users business organization organisation organizations organisations company companies manager managers management leadership
        service services system systems architecture design requirement requirements feature features change changes failure failures fail failing recover recovery
        monitor monitoring metric metrics measure measurement data cost costs budget budgets security secure risk risks compliance audit policy policies
        performance quality value flow delivery deliver delivering iteration iterations experiment experiments hypothesis improvement improve
        technical technology tech it stack network traffic load scale scaling capacity storage disk memory cpu backup backups restore maintenance maintain legacy debt
        ownership responsibility responsibilities accountability stakeholder stakeholders skill skills hire hiring onboarding mentor mentoring mentorship
        burnout stress empathy diversity inclusion meeting meetings documentation docs knowledge checklist checklists workflow bottleneck bottlenecks
        complexity complex dependency dependencies supplier suppliers vendor vendors open-source source community
        decision decisions priority priorities prioritize goal goals strategy transformation adopt adoption
        """);

    /// <summary>Getting to, through and home from an event; keeping a blog or a podcast.</summary>
    public static FrozenSet<string> Logistics { get; } = Terms("""
        devopsdays conference conferences event events venue ticket tickets registration register registered attend attended attending attendee attendees
        speaker speakers talk talks keynote keynotes session sessions track tracks organizer organizers organiser organisers organized organised organise hosted hosting host sponsor sponsors
        workshop workshops slides photo photos picture video videos livestream stream catering lunch dinner drinks beer coffee party hotel train flight airport
        podcast podcasts episode episodes listen listening subscribe newsletter blog post posts article
        anniversary annual tomorrow yesterday tonight weekend camp hackfest dojo fosdem schedule agenda badge queue swag stage room
        thanks thank fun enjoyed enjoy amazing awesome looking forward hope wifi city beautiful
        """);

    /// <summary>What people write about on the same pages when they are off work.</summary>
    public static FrozenSet<string> Elsewhere { get; } = Terms("""
        garden gardening lawn mower mow mowing tomato tomatoes flower flowers bake baking flour sourdough
        oven espresso grill wine restaurant holiday holidays vacation beach island tent camping mountain hike hiking museum tram ferry novel novels
        movie film album concert guitar piano football soccer marathon bike bicycle cycling car motorcycle kids children daughter son wife husband wedding
        baby dog cat knitting wool furniture paint painting photography
        phone smartphone battery opera theatre chess shoe shoes airline airlines flight luggage dough loaf loaves bread yeast gluten breakfast
        family trip lake trail park bird birds 
        vacuum birthday christmas summer winter diet workout yoga recipe recipes cook cooking kitchen soil 
        """);

    /// <summary>Any of these, so hardly a name.</summary>
    public static bool Knows(string word) => Analyzer.Terms(word).Any(term => Strong.Contains(term) || Weak.Contains(term) || Logistics.Contains(term) || Elsewhere.Contains(term));

    private static FrozenSet<string> Terms(string words) => Analyzer.Terms(words).ToFrozenSet(StringComparer.Ordinal);
}
