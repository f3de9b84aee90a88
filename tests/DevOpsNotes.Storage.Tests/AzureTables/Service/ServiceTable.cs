using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DevOpsNotes.Storage.Tests.AzureTables.Service;

/// <summary>The rows of a table, in ordinal order of their keys.</summary>
internal sealed partial class ServiceTable
{
    private static readonly Comparer<(string Partition, string Row)> Ordinal = Comparer<(string Partition, string Row)>.Create((a, b) =>
        string.CompareOrdinal(a.Partition, b.Partition) is not 0 and var order ? order : string.CompareOrdinal(a.Row, b.Row));

    private SortedDictionary<(string, string), ServiceRow> _rows = new(Ordinal);
    private int _writes;

    /// <summary>Applies one operation on a row, or says why not.</summary>
    public ServiceReply Apply(ServiceRequest request) => request.Method switch
    {
        "GET" when request.Resource.EndsWith("()", StringComparison.Ordinal) => throw new ArgumentException("A query is asked of Query.", nameof(request)),
        "GET" => _rows.TryGetValue(Key(request), out var row) ? new ServiceReply(200, row.ToJson().ToJsonString()) { ["ETag"] = row.ETag } : Absent(),
        "POST" => Insert(request),
        "PUT" or "PATCH" => Write(request),
        "DELETE" => Delete(request),
        _ => ServiceReply.Error(405, "MethodNotAllowed"),
    };

    /// <summary>Applies all of the operations, or none and gives the index of the first that cannot be.</summary>
    public (IReadOnlyList<ServiceReply> Replies, int? Failed) ApplyAll(IReadOnlyList<ServiceRequest> requests)
    {
        var before = new SortedDictionary<(string, string), ServiceRow>(_rows, Ordinal);
        var replies = new List<ServiceReply>();
        foreach (var request in requests)
        {
            replies.Add(Apply(request));
            if (replies[^1].Status >= 400)
            {
                _rows = before;
                return ([replies[^1]], replies.Count - 1);
            }
        }

        return (replies, null);
    }

    /// <param name="request">A query of this kind only: one partition, and perhaps bounds of the row keys.</param>
    /// <param name="pageRows">Rows of a page at most.</param>
    /// <param name="emptyPages">Whether every page is preceded by an empty one, as at the edge of a server's range.</param>
    public ServiceReply Query(ServiceRequest request, int pageRows, bool emptyPages)
    {
        var conditions = request.Parameter("$filter")!.Split(" and ").Select(condition => Comparison.Match(condition)).ToList();
        if (!conditions.TrueForAll(condition => condition.Success))
            return ServiceReply.Error(400, "InvalidInput");
        var (from, wasEmpty) = Decode(request.Parameter("NextPartitionKey"), request.Parameter("NextRowKey"));
        var size = Math.Min(pageRows, int.Parse(request.Parameter("$top") ?? "1000", CultureInfo.InvariantCulture));
        var rows = _rows.Values
            .Where(row => Ordinal.Compare((row.PartitionKey, row.RowKey), from) >= 0 && conditions.TrueForAll(condition => Holds(condition, row)))
            .Take(size + 1).ToList();

        var isEmptyPage = emptyPages && !wasEmpty;
        var next = isEmptyPage ? rows.FirstOrDefault() : rows.ElementAtOrDefault(size);
        var page = new JsonObject { ["value"] = new JsonArray([.. rows.Take(isEmptyPage ? 0 : size).Select(row => row.ToJson())]) };
        var reply = new ServiceReply(200, page.ToJsonString());
        if (next is not null)
        {
            reply["x-ms-continuation-NextPartitionKey"] = (isEmptyPage ? "2!" : "1!") + Convert.ToBase64String(Encoding.UTF8.GetBytes(next.PartitionKey));
            reply["x-ms-continuation-NextRowKey"] = "1!" + Convert.ToBase64String(Encoding.UTF8.GetBytes(next.RowKey));
        }

        return reply;
    }

    private static ServiceReply Absent() => ServiceReply.Error(404, "ResourceNotFound");

    private static (string Partition, string Row) Key(ServiceRequest request)
    {
        var key = Address.Match(request.Resource);
        if (!key.Success)
            throw new FormatException($"The address of no row: {request.Resource}");
        return (Text(Uri.UnescapeDataString(key.Groups[1].Value)), Text(Uri.UnescapeDataString(key.Groups[2].Value)));
    }

    private static string Text(string literal) => literal.Replace("''", "'", StringComparison.Ordinal);

    private static ((string Partition, string Row) From, bool WasEmpty) Decode(string? partition, string? row) =>
        ((Of(partition), Of(row)), partition?.StartsWith("2!", StringComparison.Ordinal) == true);

    private static string Of(string? token) => token is null ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(token[2..]));

    private static bool Holds(Match condition, ServiceRow row)
    {
        var order = string.CompareOrdinal(condition.Groups[1].Value == "RowKey" ? row.RowKey : row.PartitionKey, Text(condition.Groups[3].Value));
        return condition.Groups[2].Value switch { "eq" => order == 0, "ge" => order >= 0, "gt" => order > 0, "le" => order <= 0, _ => order < 0 };
    }

    private ServiceReply Insert(ServiceRequest request)
    {
        var row = ServiceRow.Read(request.Body, NewVersion());
        return _rows.TryAdd((row.PartitionKey, row.RowKey), row)
            ? new ServiceReply(204) { ["ETag"] = row.ETag }
            : ServiceReply.Error(409, "EntityAlreadyExists", "The specified entity already exists.");
    }

    private ServiceReply Write(ServiceRequest request)
    {
        var key = Key(request);
        if (Refusal(request, key) is { } refusal)
            return refusal;
        var row = ServiceRow.Read(request.Body, NewVersion());
        if (request.Method == "PATCH" && _rows.TryGetValue(key, out var before))
            row = row with { Values = before.Values.Where(value => !row.Values.ContainsKey(value.Key)).Concat(row.Values).ToDictionary() };
        _rows[key] = row;
        return new ServiceReply(204) { ["ETag"] = row.ETag };
    }

    private ServiceReply Delete(ServiceRequest request)
    {
        if (request.Header("If-Match") is null)
            return ServiceReply.Error(400, "MissingRequiredHeader");
        var key = Key(request);
        if (Refusal(request, key) is { } refusal)
            return refusal;
        _rows.Remove(key);
        return new ServiceReply(204);
    }

    private ServiceReply? Refusal(ServiceRequest request, (string, string) key) => request.Header("If-Match") switch
    {
        null => null,
        _ when !_rows.ContainsKey(key) => Absent(),
        "*" => null,
        var expected when expected == _rows[key].ETag => null,
        _ => ServiceReply.Error(412, "UpdateConditionNotSatisfied"),
    };

    private string NewVersion() => $"W/\"datetime'2031-05-06T07%3A08%3A09.{++_writes:D7}Z'\"";

    [GeneratedRegex(@"^(PartitionKey|RowKey) (eq|ge|gt|le|lt) '((?:[^']|'')*)'$")]
    private static partial Regex Comparison { get; }

    [GeneratedRegex(@"^\w+\(PartitionKey='(.*)',RowKey='(.*)'\)$")]
    private static partial Regex Address { get; }
}
