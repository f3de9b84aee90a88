using System.Text.RegularExpressions;
using DevOpsNotes.Content.Importing;
using DevOpsNotes.Content.Notes;

namespace DevOpsNotes.Content.Library;

/// <summary>What a lesson of the library has to be, as far as a machine can tell. Library/README.md says why.</summary>
internal static partial class LessonRules
{
    private const int LongestTitle = 10;
    private const int ShortestText = 40;
    private const int LongestText = 90;
    private const int LongestTakeaway = 15;
    private const int LongestQuestion = 16;
    private const int MostTopics = 4;

    /// <summary>Everything that is wrong with one lesson by itself.</summary>
    public static IEnumerable<string> Broken(Note lesson, TopicCatalog catalog) =>
        Lengths(lesson).Concat(Topics(lesson, catalog)).Concat(Form(lesson)).OfType<string>();

    private static IEnumerable<string?> Lengths(Note lesson)
    {
        yield return Words.Count(lesson.Title) is 0 or > LongestTitle ? $"a title has 1 to {LongestTitle} words, not {Words.Count(lesson.Title)}" : null;
        yield return Words.Count(lesson.Text) is < ShortestText or > LongestText ? $"a text has {ShortestText} to {LongestText} words, not {Words.Count(lesson.Text)}" : null;
        yield return Words.Count(lesson.Takeaway) > LongestTakeaway ? $"a takeaway has at most {LongestTakeaway} words, not {Words.Count(lesson.Takeaway)}" : null;
        yield return Words.Count(lesson.Ask) > LongestQuestion ? $"a question has at most {LongestQuestion} words, not {Words.Count(lesson.Ask)}" : null;
    }

    private static IEnumerable<string?> Topics(Note lesson, TopicCatalog catalog)
    {
        yield return lesson.Topics.Count is 0 or > MostTopics ? $"a lesson has 1 to {MostTopics} topics" : null;
        yield return lesson.Topics.Distinct(StringComparer.Ordinal).Count() < lesson.Topics.Count ? "a topic stands twice" : null;
        foreach (var topic in lesson.Topics)
            yield return catalog.All.Any(known => known.Name == topic) ? null : $"there is no topic '{topic}' in topics.yaml";
    }

    private static IEnumerable<string?> Form(Note lesson)
    {
        yield return Slug().IsMatch(lesson.Id) ? null : $"an id is lower-case words with hyphens, not '{lesson.Id}'";
        yield return lesson.Title.EndsWith('.') ? "a title ends without a period" : null;
        yield return lesson.IsDaily == (lesson.Ask is not null) ? null : lesson.IsDaily ? "a daily lesson has a question under 'ask'" : "'ask' goes with 'daily: true'";
        yield return lesson.Ask?.EndsWith('?') == false ? "'ask' ends with a question mark" : null;
        yield return Markup().IsMatch(lesson.Text) ? "a text is plain: no emphasis, links, headings or code" : null;
        yield return lesson.Attribution.Role is not null && lesson.Attribution.Speakers.Count != 1 ? "'role' goes with a single speaker" : null;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();

    [GeneratedRegex(@"\*\*|`|\]\(|^#|__", RegexOptions.Multiline)]
    private static partial Regex Markup();
}
