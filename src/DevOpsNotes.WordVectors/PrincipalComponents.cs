using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace DevOpsNotes.WordVectors;

/// <summary>The directions in which vectors differ most, around their mean.</summary>
internal sealed class PrincipalComponents
{
    private readonly float[] _mean;
    private readonly float[][] _directions;

    public PrincipalComponents(IReadOnlyList<float[]> vectors, int count)
    {
        _mean = new float[vectors[0].Length];
        foreach (var vector in vectors) TensorPrimitives.MultiplyAdd(vector, 1f / vectors.Count, _mean, _mean);

        var centered = Matrix<float>.Build.DenseOfRowArrays(vectors.Select(Centered));
        var eigenvectors = (centered.Transpose() * centered).Evd(Symmetricity.Symmetric).EigenVectors;
        // By ascending eigenvalue.
        _directions = [.. Enumerable.Range(1, count).Select(last => eigenvectors.Column(eigenvectors.ColumnCount - last).ToArray())];
    }

    /// <summary>What is left of a vector in these directions, of length 1.</summary>
    public float[] Project(float[] vector)
    {
        var centered = Centered(vector);
        var projected = Array.ConvertAll(_directions, direction => TensorPrimitives.Dot<float>(centered, direction));
        TensorPrimitives.Divide(projected, TensorPrimitives.Norm<float>(projected), projected);
        return projected;
    }

    private float[] Centered(float[] vector)
    {
        var centered = new float[vector.Length];
        TensorPrimitives.Subtract(vector, _mean, centered);
        return centered;
    }
}
