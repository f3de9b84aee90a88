using System.Collections.Frozen;

namespace DevOpsNotes.Content.Importing.Attributing;

/// <summary>Words that stand in titles and are capitalised there, but are not part of people's names.</summary>
internal static class TitleWords
{
    private static readonly FrozenSet<string> Known = """
        a about accelerate accurate achieving adopting adventures advanced after agile ai alerting alerts all an and anti-patterns
        antipatterns api apis app application applications architecture are art as at audit automate automated automating
        automation aws azure back bad balance basics be beating beautiful become becoming before beginner being best better beyond
        big bigger blameless bot bots break breaking bridge budget budgets build builder builders building builds built business by
        calendar can canary care career careers case cases change changes changing channel chaos chat checklist checklists ci cloud
        code coding collaboration common communicating communication community company complete complex complexity compliance computing
        conference confessions confidence config configuration container containers continuous control conversation
        conversations cost costs crash creating crisis culture customer customers daily dashboard dashboards data database
        databases day days dead deadlines debt debugging decision decisions deep delivering delivery deploy deploying
        deployment deployments design designing dev developer developers development devops devsecops digital disaster discovery
        distributed do docker docs documentation doing domain don't done down drift driven drill drills easy edge effective embrace
        embracing end engineer engineering engineers enterprise environment error errors essential everyone everything evolution
        evolving experience experiment experiments explained exploring fail failing failure failures fast faster fear feature features feedback fewer field
        finance finding fire first five fix fixing flags flow for forgotten four framework free friday fridays friend from full fun function functions
        fundamentals future game gates getting git gitops go goals golden good great group growing growth guide habit habits handover
        happy hard have healthy help helping hero heroes heroism hidden high hiring home host how human humans i idea ideas if immutable impact
        implementing important improve improving in incident incidents industry infrastructure innovation inside interview into
        intro introducing introduction is it its java job journey just keep keeping key keynote kill kubernetes lab large law lead leader
        leaders leadership lean leap learn learned learning learnings legacy less lessons let level life lightning like line linux list
        little live living load local log logging logs long looking loop love machine machines making management manager managers
        managing manual map mapping marketing matter matters maturity me mean measure measurement measurements measuring meet meeting
        meetings mesh meta method metric metrics microservices migrating migration migrations minimal mob mobile model modern money monitoring
        monolith monoliths more most move moving multi my myth myths need network networking never new next night nine no nobody non
        not note notes nothing of off office old on onboarding once one online only open opening operating operations operator operators ops
        or organisation organisations organization organizational organizations our out outage outages over own ownership owning page pager pages pain pair
        panel part patterns people perfect performance person personal pets phase pipeline pipelines pitfalls plan planning
        platform platforms playbook podcast policy post postmortem postmortems power practical practice practices predicting presentation
        principles problem problems process procurement product production products program programming progressive
        project projects provisioning public purpose put python q quality queue queues questions quick quiet ransomware reading real reality
        recap recovery reducing refactoring release releases releasing reliability reliable remote report research resilience resilient
        response restore retrospective review reviews right rise risk road roadmap role rollback rollbacks rolling root run runbook runbooks running safe
        safety sales save scale scaling science scrum sec secret secrets section secure securing security self
        sensory server serverless servers service services session seven sharing shift ship shipping short shortcuts should show silence silo silos
        simple site six skills sla slack slo slos slow small smart so software solution solutions some space speed sponsors sre stability staging
        standup start started starting startup state stateful stop stories story strategy stream strong success summary supply
        support surviving survival sustainable syndrome system systems taking tale tales talk talking talks taming teaching team teams tech technical
        technologies technology ten terraform test testing tests than that the their them theory there these they thing things think thinking
        this three through time tips to today together toil tomorrow tool tooling tools top toward towards tracing track traditional training
        transformation transformations transforming trap trouble trunk trust truth try turning two understanding unicorn unicorns
        unit up upgrade us user users using value values vendor versus virtual visible vs walk wall war was watch way ways we web week welcome
        what when where which while who why will wins with without women won't work workflow working workplace works workshop
        world wrap-up wrong year years yes you your yourself zero
        moderator host hosts interviewer interviewee guest guests speaker speakers panelist panellist participant audience attendee chair narrator doctor professor inc ltd gmbh corp llc bank insurance telecom agency university institute consulting labs media studio hospital
        january february march april june july august september october november december monday tuesday wednesday thursday saturday sunday
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Title words that are given names as well.</summary>
    private static readonly FrozenSet<string> GivenNames = FrozenSet.ToFrozenSet(
        ["April", "May", "June", "August", "Will", "Mark", "Art", "Summer", "Grace", "Faith", "Hope", "Joy", "Rich", "Bill", "Chase", "Drew", "Frank"], StringComparer.Ordinal);

    /// <summary>Title words that are family names as well.</summary>
    private static readonly FrozenSet<string> FamilyNames = FrozenSet.ToFrozenSet(
        ["Best", "Case", "Day", "Field", "Gates", "Good", "Law", "Little", "Long", "Love", "Page", "Power", "Small", "Strong", "Wall", "King", "Young", "West", "Short", "Walk", "Golden", "Friend", "Fields", "Summers", "Winter"], StringComparer.Ordinal);

    public static bool Contains(string word) => Known.Contains(word.Replace('’', '\'').Trim('“', '”', '"', ':', ',', '!', '?'));

    /// <summary>"April" in "April Moss" and "Long" in "Jo Long" are names; together with another title word they are not.</summary>
    public static bool MayBeName(string word, bool first, bool last) => (first && GivenNames.Contains(word)) || (last && FamilyNames.Contains(word));
}
