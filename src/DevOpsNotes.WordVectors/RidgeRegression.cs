using System.Numerics.Tensors;

namespace DevOpsNotes.WordVectors;

/// <summary>
/// Least squares with a penalty on length (Hoerl and Kennard, 1970), by conjugate gradients: a text is the sum of its words
/// over the square root of their number, so that long texts weigh as much as short ones.
/// </summary>
/// <param name="rows">The words of each text, by number.</param>
/// <param name="words">How many different words there are.</param>
/// <param name="dimensions">Components of a vector.</param>
internal sealed class RidgeRegression(int[][] rows, int words, int dimensions)
{
    /// <summary>Holds back words that few texts have.</summary>
    private const float Penalty = 3;

    private const int Steps = 40;

    /// <summary>The vectors of the words, one after the other, whose sums come nearest to the targets.</summary>
    public float[] Solve(IEnumerable<float[]> targets)
    {
        var solution = new float[words * dimensions];
        var residual = Transposed([.. targets.SelectMany(target => target)]);
        var direction = residual.AsSpan().ToArray();
        var error = ByComponent(residual, residual);
        for (var step = 0; step < Steps; step++)
        {
            var image = Transposed(Sums(direction));
            TensorPrimitives.MultiplyAdd(direction, Penalty, image, image);
            var length = Ratio(error, ByComponent(direction, image));
            AddScaled(solution, direction, length, 1);
            AddScaled(residual, image, length, -1);
            var left = ByComponent(residual, residual);
            var turn = Ratio(left, error);
            for (var i = 0; i < direction.Length; i++) direction[i] = residual[i] + (turn[i % dimensions] * direction[i]);
            error = left;
        }

        return solution;
    }

    /// <summary>What each text is, with these vectors of words.</summary>
    private float[] Sums(float[] vectors)
    {
        var sums = new float[rows.Length * dimensions];
        for (var text = 0; text < rows.Length; text++)
        {
            var sum = sums.AsSpan(text * dimensions, dimensions);
            foreach (var word in rows[text]) TensorPrimitives.MultiplyAdd(vectors.AsSpan(word * dimensions, dimensions), ShareOf(text), sum, sum);
        }

        return sums;
    }

    /// <summary>What each word takes part in.</summary>
    private float[] Transposed(float[] texts)
    {
        var vectors = new float[words * dimensions];
        for (var text = 0; text < rows.Length; text++)
        {
            foreach (var word in rows[text])
            {
                var vector = vectors.AsSpan(word * dimensions, dimensions);
                TensorPrimitives.MultiplyAdd(texts.AsSpan(text * dimensions, dimensions), ShareOf(text), vector, vector);
            }
        }

        return vectors;
    }

    private float ShareOf(int text) => 1 / MathF.Sqrt(rows[text].Length);

    private double[] ByComponent(float[] left, float[] right)
    {
        var sums = new double[dimensions];
        for (var i = 0; i < left.Length; i++) sums[i % dimensions] += (double)left[i] * right[i];
        return sums;
    }

    private static float[] Ratio(double[] left, double[] right) => [.. left.Zip(right, (above, below) => below == 0 ? 0 : (float)(above / below))];

    private void AddScaled(float[] sum, float[] added, float[] scales, int sign)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += sign * scales[i % dimensions] * added[i];
    }
}
