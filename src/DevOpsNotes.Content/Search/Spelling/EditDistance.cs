namespace DevOpsNotes.Content.Search.Spelling;

/// <summary>
/// How many letters were left out, added, mistaken or swapped with their neighbour: the optimal string alignment
/// distance.
/// </summary>
public static class EditDistance
{
    /// <summary>Longer words are as good as far apart.</summary>
    private const int MaxLength = 64;
    private const int Width = MaxLength + 1;

    /// <summary>The distance, or any number above <paramref name="limit"/> when it is greater than that.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit || left.Length > MaxLength || right.Length > MaxLength) return limit + 1;

        Span<int> rows = stackalloc int[3 * Width];
        for (var column = 0; column <= right.Length; column++) rows[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            var current = rows.Slice(row % 3 * Width, Width);
            var previous = rows.Slice((row + 2) % 3 * Width, Width);
            var least = current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var distance = left[row - 1] == right[column - 1] ? previous[column - 1] : 1 + Math.Min(previous[column - 1], Math.Min(previous[column], current[column - 1]));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    distance = Math.Min(distance, 1 + rows[((row + 1) % 3 * Width) + column - 2]);
                current[column] = distance;
                least = Math.Min(least, distance);
            }

            if (least > limit) return limit + 1;
        }

        return rows[(left.Length % 3 * Width) + right.Length];
    }
}
