using System.Collections.Frozen;

namespace DevOpsNotes.Bot.Slack.Calls;

/// <summary>Slack's error codes by what is to be done about them; a code that is not here is our fault, until somebody looks.</summary>
internal static class SlackErrors
{
    /// <summary>There is no such message, or no longer.</summary>
    public const string MessageNotFound = "message_not_found";

    private static readonly FrozenDictionary<string, SlackErrorClass> Classes = new Dictionary<SlackErrorClass, string>
    {
        [SlackErrorClass.RateLimited] = "ratelimited rate_limited message_limit_exceeded",
        [SlackErrorClass.Unknown] = "internal_error fatal_error service_unavailable request_timeout team_added_to_org org_login_required external_channel_migrating update_failed",
        [SlackErrorClass.TokenDead] = "invalid_auth account_inactive token_revoked token_expired not_authed invalid_refresh_token",
        [SlackErrorClass.NeedsReinstall] = "missing_scope not_allowed_token_type team_access_not_granted",
        [SlackErrorClass.RecipientGone] = "channel_not_found is_archived not_in_channel is_inactive restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel restricted_action_non_threadable_channel restricted_action_thread_locked user_disabled messages_tab_disabled ekm_access_denied user_not_found user_not_visible user_not_in_channel cannot_dm_bot channel_is_limited_access cannot_reply_to_message",
        [SlackErrorClass.OurFault] = "invalid_blocks invalid_blocks_format msg_too_long msg_blocks_too_long no_text invalid_arguments view_too_large markdown_text_conflict invalid_charset invalid_post_type missing_post_type too_many_attachments",
        [SlackErrorClass.Stale] = "expired_trigger_id exchanged_trigger_id trigger_expired trigger_exchanged invalid_trigger_id hash_conflict not_found " + MessageNotFound + " invalid_scheduled_message_id",
        [SlackErrorClass.Benign] = "already_reacted no_reaction",
    }.SelectMany(entry => entry.Value.Split(' '), (entry, code) => KeyValuePair.Create(code, entry.Key)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Slack did not take the blocks of a message, and posted nothing.</summary>
    public static bool IsOfBlocks(string? code) => code is "invalid_blocks" or "invalid_blocks_format" or "msg_too_long" or "msg_blocks_too_long" or "no_text" or "too_many_attachments";

    public static SlackErrorClass ClassOf(string code) => Classes.GetValueOrDefault(code, SlackErrorClass.OurFault);
}
