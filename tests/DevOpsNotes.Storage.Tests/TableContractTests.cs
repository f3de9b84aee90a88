using Xunit.Sdk;

namespace DevOpsNotes.Storage.Tests;

public sealed class TableContractTests
{
    [Fact]
    public async Task A_contract_without_a_store_fails() =>
        await Assert.ThrowsAnyAsync<XunitException>(() => new Nothing().InitializeAsync());

    private sealed class Nothing : TableContract
    {
        protected override Task<ITables> Open() => Task.FromResult<ITables>(null!);
    }
}
