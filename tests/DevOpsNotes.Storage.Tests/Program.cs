using System.Globalization;
using DevOpsNotes.Storage;
using DevOpsNotes.Storage.Sqlite;

// The second process of the tests: opens the store, writes transactions of ten rows, and acknowledges each by its number
// on standard output until it has written all or is killed. Arguments: path, partition, number of transactions.
await using var tables = await SqliteTables.Open(args[0]);
var table = await tables.Open("notes", CancellationToken.None);
for (var batch = 0; batch < int.Parse(args[2], CultureInfo.InvariantCulture); batch++)
{
    TableAction[] actions =
        [.. Enumerable.Range(0, 10).Select(number => new TableAction.Insert(new TableRow(args[1], $"{batch:D6}-{number}") { ["Text"] = new string('x', 2000) }))];
    var outcome = await table.Submit(actions, CancellationToken.None);
    if (!outcome.IsCommitted)
        return 1;
    Console.WriteLine(batch);
}

return 0;
