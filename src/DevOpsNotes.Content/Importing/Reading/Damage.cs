using System.Runtime.InteropServices;
using System.Text;

namespace DevOpsNotes.Content.Importing.Reading;

/// <summary>How the original of a damaged sequence is found.</summary>
internal enum DamageKind
{
    /// <summary>It is known.</summary>
    Certain,

    /// <summary>It is known, and a space that followed it was swallowed.</summary>
    CertainThenSpace,

    /// <summary>One of ’ ‘ “ ” – —, to be told by the words around it.</summary>
    Punctuation,

    /// <summary>One of – —, to be told by the spaces around it.</summary>
    Dash,

    /// <summary>One of • ™, to be told by what stands before it.</summary>
    BulletOrTrademark,

    /// <summary>Nothing but a control character, or a no-break space that was trimmed.</summary>
    Nothing,

    /// <summary>One of many letters; some are certain from the letters beside them, the others stay as they are.</summary>
    Letter,
}

/// <summary>A damaged sequence found at some place of a text.</summary>
/// <param name="Length">In characters of the damaged text; 0 when there is none.</param>
/// <param name="Kind">How certain the original is.</param>
/// <param name="Original">The character it was, where the kind says that it is known.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Damage(int Length, DamageKind Kind, Rune Original)
{
    public static Damage None => default;
}
