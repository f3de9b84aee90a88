using System.Runtime.InteropServices;
using DevOpsNotes.Bot.Commands.Replies;

namespace DevOpsNotes.Bot.Commands;

/// <summary>Part of a list that is too long for one reply; after the last one comes the first.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListPage
{
    private readonly CommandRequest _request;
    private readonly int _count;
    private readonly int _size;

    /// <summary>The page that a request is at.</summary>
    /// <param name="request">The line, and how far its caller has read.</param>
    /// <param name="count">How long the list is; not 0.</param>
    /// <param name="size">How much of it one reply shows.</param>
    public ListPage(CommandRequest request, int count, int size)
    {
        (_request, _count, _size) = (request, count, size);
        Number = request.Skip % ((count + size - 1) / size);
    }

    /// <summary>Which, from 0.</summary>
    public int Number { get; }

    /// <summary>The place in the list of the first that it shows.</summary>
    public int First => Number * _size;

    /// <summary>The button that goes on; none for a list of one page.</summary>
    public IReadOnlyList<Button> Buttons => _count <= _size
        ? []
        : [new Button(First + _size < _count ? "More" : "From the start", AnswerButtons.Another, new Trail(_request.Text, Number, "").ToString())];
}
