using DevOpsNotes.Bot.Edges;
using DevOpsNotes.Bot.Slack.Rendering;

namespace DevOpsNotes.Bot.Slack.Messages;

/// <summary>The text of a block in Slack's markup (https://docs.slack.dev/reference/block-kit/blocks); none of what is no text.</summary>
internal static class SlackBlockText
{
    /// <summary>Blocks are nested three deep at most; what is deeper is not read.</summary>
    private const int Deepest = 5;

    public static string Of(ForeignJson block) => block.Text("type") switch
    {
        "rich_text" => Lines(block["elements"], Deepest),
        "section" or "header" => string.Join('\n', block["fields"].Items.Prepend(block["text"]).Select(TextObject).Where(text => text.Length > 0)),
        _ => "",
    };

    private static string TextObject(ForeignJson text) => text.Text("type") == "mrkdwn" ? text.Text("text") ?? "" : Literal(text.Text("text"));

    /// <summary>Sections, quotes, lists and code stand on lines of their own.</summary>
    private static string Lines(ForeignJson elements, int depth) => depth == 0 ? "" : string.Join('\n', elements.Items.Select(element => element.Text("type") switch
    {
        "rich_text_list" => Lines(element["elements"], depth - 1),
        _ => string.Concat(element["elements"].Items.Select(Inline)).Trim('\n'),
    }).Where(line => line.Length > 0));

    private static string Inline(ForeignJson element) => element.Text("type") switch
    {
        "text" => Literal(element.Text("text")),
        "link" => Literal(element.Text("text") ?? element.Text("url")),
        "emoji" => $":{Literal(element.Text("name"))}:",
        "user" when element.Text("user_id") is { } user => $"<@{Literal(user)}>",
        "channel" => "<#channel>",
        "usergroup" when element.Text("usergroup_id") is { } group => $"<!subteam^{Literal(group)}>",
        "broadcast" when element.Text("range") is { } range => $"<!{Literal(range)}>",
        "date" => Literal(element.Text("fallback")),
        _ => "",
    };

    private static string Literal(string? text) => SlackText.Escape(text ?? "", int.MaxValue);
}
