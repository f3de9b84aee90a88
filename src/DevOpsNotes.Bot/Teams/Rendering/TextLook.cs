namespace DevOpsNotes.Bot.Teams.Rendering;

/// <summary>How a text looks, beside what its spans say of themselves.</summary>
internal enum TextLook
{
    Plain,

    /// <summary>The title of a note.</summary>
    Title,

    /// <summary>Somebody's words.</summary>
    Quotation,

    /// <summary>In one width: for programs.</summary>
    Preformatted,

    /// <summary>Small and grey: who said it, who sees it.</summary>
    Aside,

    /// <summary>What is wrong.</summary>
    Problem,
}
