namespace DevOpsNotes.EndToEnd.Tests;

/// <summary>Documents of our own, with people who do not exist.</summary>
internal static class Documents
{
    public const string Operations = """
        # Operations Day 2026: notes

        ## Counting toil — Ada Example

        Count the toil before you fight it. The team wrote down every manual deployment, every restarted service and every
        ticket for access during two weeks, and found that a third of the operations work was one kind of toil: renewing
        certificates by hand. Automating that single task gave back a day a week.

        > We were so busy putting out fires that nobody asked who was handing out the matches, and the pager kept ringing.

        ## Error budgets in practice — Bo Sample

        An error budget turns the argument between product and operations into arithmetic. As long as the service meets its
        reliability target, teams release as often as they like; when the budget is spent, the pipeline only lets changes
        through that improve reliability, and everybody knew that rule beforehand.
        """;

    public const string Incidents = """
        # Incident reviews

        ## Reviews without blame — Cy Placeholder

        After an outage the incident review asks how the system let the mistake happen, never who made it. Engineers who
        are not afraid tell what they really saw on the monitoring dashboards, and the next incident becomes shorter.
        """;

    /// <summary>A document of many sections, each of which says which version of it this is.</summary>
    public static string Long(string subject, int version, int sections) =>
        $"# Lessons about {subject}\n\n" + string.Concat(Enumerable.Range(1, sections).Select(number => $"""
            ## Lesson {number} about {subject}

            In **version {version}** of these notes on {subject}, lesson {number} says that the deployment pipeline number {number * 7}
            of the {subject} service needs monitoring of its own. The team that runs service {number * 13} learned during incident
            {number * 31} that an alert without a runbook only makes the engineer on call nervous, and writes both together since.


            """));
}
