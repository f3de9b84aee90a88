namespace DevOpsNotes.Storage.Tests;

// Several rows of one partition at once.
public abstract partial class TableContract
{
    [Fact]
    public async Task A_transaction_applies_every_kind_of_action()
    {
        await Write(Row("upserted", "old"));
        var replaced = await Write(Row("replaced", "old"));
        var deleted = await Write(Row("deleted"));

        var outcome = await Table.Submit(
            [
                new TableAction.Insert(Row("inserted", "new")),
                new TableAction.Upsert(Row("upserted", "new")),
                new TableAction.Replace(Row("replaced", "new"), replaced),
                new TableAction.Delete("p", "deleted", deleted),
            ],
            None);

        Assert.True(outcome.IsCommitted);
        Assert.Equal(["inserted", "replaced", "upserted"], await Keys(new RowRange("p")));
        await foreach (var row in Table.QueryAll(new RowRange("p")))
            Assert.Equal("new", row.GetString("Text"));
    }

    [Fact]
    public async Task A_transaction_gives_the_versions_of_its_rows_in_order()
    {
        await Write(Row("gone"));

        var outcome = await Table.Submit(
            [new TableAction.Insert(Row("b")), new TableAction.Delete("p", "gone", ETag.All), new TableAction.Upsert(Row("a"))], None);

        Assert.Equal([(await Table.Get("p", "b", None))!.ETag, null, (await Table.Get("p", "a", None))!.ETag], outcome.ETags!);
    }

    public static TheoryData<string> Conflicts => ["taken insert", "stale replace", "absent replace", "stale delete", "absent delete"];

    [Theory]
    [MemberData(nameof(Conflicts))]
    public async Task A_transaction_with_one_conflict_changes_nothing_and_names_it(string conflict)
    {
        var stale = await Write(Row("there", "old"));
        await Write(Row("there", "current"));

        var outcome = await Table.Submit(
            [
                new TableAction.Insert(Row("first")),
                new TableAction.Upsert(Row("second")),
                conflict switch
                {
                    "taken insert" => new TableAction.Insert(Row("there")),
                    "stale replace" => new TableAction.Replace(Row("there"), stale),
                    "absent replace" => new TableAction.Replace(Row("nowhere"), ETag.All),
                    "stale delete" => new TableAction.Delete("p", "there", stale),
                    _ => new TableAction.Delete("p", "nowhere", ETag.All),
                },
                new TableAction.Upsert(Row("fourth")),
            ],
            None);

        Assert.False(outcome.IsCommitted);
        Assert.Equal(2, outcome.Conflict);
        Assert.Equal(["there"], await Keys(new RowRange("p")));
        Assert.Equal("current", await TextOf("there"));
    }

    [Fact]
    public async Task After_a_conflict_the_table_takes_the_next_transaction()
    {
        await Write(Row("taken"));
        await Table.Submit([new TableAction.Insert(Row("a")), new TableAction.Insert(Row("taken"))], None);

        Assert.True((await Table.Submit([new TableAction.Insert(Row("a")), new TableAction.Insert(Row("b"))], None)).IsCommitted);
    }

    [Fact]
    public async Task A_hundred_actions_are_one_transaction()
    {
        TableAction[] actions = [.. Enumerable.Range(0, 100).Select(number => new TableAction.Insert(Row($"{number:D3}")))];

        Assert.True((await Table.Submit(actions, None)).IsCommitted);
        Assert.Equal(100, (await Keys(new RowRange("p"))).Count);
    }

    [Fact]
    public async Task Counting_up_in_concurrent_transactions_loses_no_step()
    {
        await Write(new TableRow("p", "counter") { ["Count"] = 0 });

        await Task.WhenAll(Enumerable.Range(0, 10).Select(caller => Task.Run(async () =>
        {
            for (var step = 0; step < 5; step++)
                await CountUp($"log {caller} {step}");
        })));

        Assert.Equal(50, (await Table.Get("p", "counter", None))!.GetInt32("Count"));
        Assert.Equal(51, (await Keys(new RowRange("p"))).Count);
    }

    private async Task CountUp(string log)
    {
        TransactionOutcome outcome;
        do
        {
            var counter = await Table.Get("p", "counter", None);
            var next = new TableRow("p", "counter") { ["Count"] = counter!.GetInt32("Count") + 1 };
            outcome = await Table.Submit([new TableAction.Replace(next, counter.ETag!.Value), new TableAction.Insert(Row(log))], None);
        }
        while (!outcome.IsCommitted);
    }
}
