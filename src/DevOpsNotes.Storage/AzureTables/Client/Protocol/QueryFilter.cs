using System.Globalization;

namespace DevOpsNotes.Storage.AzureTables.Client.Protocol;

/// <summary>Literals of filters: https://learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities.</summary>
internal static class QueryFilter
{
    public static string Of(FormattableString filter) =>
        string.Format(CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(Literal)]);

    private static string Literal(object? value) => value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        // Always with a point, or the service would compare with an integer.
        double number when double.IsInteger(number) && Math.Abs(number) < 1e15 => number.ToString("0.0", CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset moment => $"datetime'{EntityWriter.Text(moment)}'",
        Guid identifier => $"guid'{identifier:D}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        _ => throw new ArgumentException($"A filter cannot compare with {value ?? "null"}.", nameof(value)),
    };
}
