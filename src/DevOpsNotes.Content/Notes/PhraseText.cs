using System.Buffers;
using System.Runtime.InteropServices;
using DevOpsNotes.Content.Search;

namespace DevOpsNotes.Content.Notes;

/// <summary>
/// A text as the row of its stemmed words, stop words included, so that any run of them can be looked up as one string.
/// Words written together count as their parts: "trunk-based" is "trunk based".
/// </summary>
internal sealed class PhraseText
{
    private readonly string _text;
    private readonly ArrayBufferWriter<char> _stems;
    private readonly List<Place> _places = [];

    public PhraseText(string text)
    {
        _text = text;
        _stems = new ArrayBufferWriter<char>(text.Length + 1);
        var analyzer = new Analyzer(text, stackalloc char[Analyzer.BufferLength]);
        while (analyzer.Read())
        {
            if (analyzer.IsJoined) continue;
            if (_places.Count > 0) _stems.Write(" ");
            var stem = _stems.WrittenCount;
            _stems.Write(analyzer.Term);
            _places.Add(new Place(stem, analyzer.Term.Length, analyzer.Start, analyzer.Written.Length));
        }
    }

    public int Count => _places.Count;

    /// <summary>The stems of a run of words, with single spaces.</summary>
    public ReadOnlySpan<char> Stems(int start, int count)
    {
        if (count == 0) return [];
        var (first, last) = (_places[start], _places[start + count - 1]);
        return _stems.WrittenSpan[first.Stem..(last.Stem + last.StemLength)];
    }

    /// <summary>The same run as the text has it.</summary>
    public ReadOnlySpan<char> Written(int start, int count)
    {
        var (first, last) = (_places[start], _places[start + count - 1]);
        return _text.AsSpan()[first.Written..(last.Written + last.WrittenLength)];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(int Stem, int StemLength, int Written, int WrittenLength);
}
