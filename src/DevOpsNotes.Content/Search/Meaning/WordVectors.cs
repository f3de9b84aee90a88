using System.Numerics.Tensors;
using System.Text;

namespace DevOpsNotes.Content.Search.Meaning;

/// <summary>
/// What the words mean that documents of this field use, as vectors: the sum of a text's words points where the texts point
/// that say about the same, in whatever words. The table comes from <c>src/DevOpsNotes.WordVectors</c>.
/// </summary>
internal sealed class WordVectors
{
    /// <summary>Components of a vector. More of them found nothing better.</summary>
    public const int Dimensions = 64;

    private static readonly Lazy<WordVectors> Bundled = new(ReadBundled);

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers;
    private readonly float[] _scales;
    private readonly sbyte[] _components;

    private WordVectors(Dictionary<string, int> numbers, float[] scales, sbyte[] components) =>
        (_numbers, _scales, _components) = (numbers.GetAlternateLookup<ReadOnlySpan<char>>(), scales, components);

    /// <summary>The table that comes with the assembly, read when first asked for.</summary>
    public static WordVectors Default => Bundled.Value;

    /// <summary>The number of a stemmed word; <see langword="null"/> when those documents do not use it.</summary>
    public int? Find(ReadOnlySpan<char> stem) => _numbers.TryGetValue(stem, out var number) ? number : null;

    /// <summary>Adds a word's vector to a sum, so many times.</summary>
    public void AddTo(Span<float> sum, int word, float times)
    {
        Span<float> vector = stackalloc float[Dimensions];
        TensorPrimitives.ConvertTruncating<sbyte, float>(_components.AsSpan(word * Dimensions, Dimensions), vector);
        TensorPrimitives.MultiplyAdd(vector, times * _scales[word], sum, sum);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static WordVectors Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var count = reader.ReadInt32();
        var numbers = new Dictionary<string, int>(count, StringComparer.Ordinal);
        var scales = new float[count];
        var components = new sbyte[count * Dimensions];
        for (var word = 0; word < count; word++)
        {
            numbers.Add(reader.ReadString(), word);
            scales[word] = (float)reader.ReadHalf();
            for (var i = 0; i < Dimensions; i++) components[(word * Dimensions) + i] = reader.ReadSByte();
        }

        return new WordVectors(numbers, scales, components);
    }

    /// <summary>Writes how many words there are; then of each its stem, what a step of its components is worth, and those in steps.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="stems">The stemmed words.</param>
    /// <param name="components">Their vectors, one after the other.</param>
    public static void Write(Stream stream, IReadOnlyList<string> stems, ReadOnlySpan<float> components)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(stems.Count);
        for (var word = 0; word < stems.Count; word++)
        {
            var vector = components.Slice(word * Dimensions, Dimensions);
            var scale = (Half)(TensorPrimitives.MaxMagnitude(vector) / sbyte.MaxValue);
            writer.Write(stems[word]);
            writer.Write(scale);
            foreach (var component in vector) writer.Write(scale == Half.Zero ? (sbyte)0 : sbyte.CreateSaturating(MathF.Round(component / (float)scale)));
        }
    }

    private static WordVectors ReadBundled()
    {
        using var resource = typeof(WordVectors).Assembly.GetManifestResourceStream("word-vectors.bin")
            ?? throw new InvalidOperationException("word-vectors.bin is not embedded in the assembly.");
        return Read(resource);
    }
}
