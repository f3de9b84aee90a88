using Xunit.Abstractions;
using Xunit.Sdk;

namespace DevOpsNotes.Storage.Tests;

public sealed class NeedsNodeTests
{
    private const string WhyNot = "There is no Node.";

    [Fact]
    public void Without_Node_every_inherited_fact_and_theory_is_skipped_and_says_why()
    {
        var found = Find(typeof(Needing), WhyNot);

        Assert.Equal(["Adds_up", "Holds"], found.Select(test => test.TestMethod.Method.Name).Order());
        Assert.All(found, test => Assert.Equal(WhyNot, test.SkipReason));
        Assert.All(found, test => Assert.Equal(WhyNot, SerializationHelper.Deserialize<ITestCase>(SerializationHelper.Serialize(test)).SkipReason));
    }

    [Fact]
    public void With_Node_they_run() => Assert.All(Find(typeof(Needing), whyNot: null), test => Assert.Null(test.SkipReason));

    [Fact]
    public void What_needs_no_Node_runs_without_it()
    {
        var found = Find(typeof(Needless), WhyNot);

        Assert.Equal(3, found.Count);
        Assert.All(found, test => Assert.Null(test.SkipReason));
    }

    private static List<ITestCase> Find(Type type, string? whyNot)
    {
        using var found = new Found();
        using var discoverer = new NeedsNodeFramework.Discoverer(Reflector.Wrap(type.Assembly), found, found, whyNot);
        discoverer.Find(type.FullName, includeSourceInformation: false, found, found);
        found.All.Wait();
        return found.Tests;
    }

    private sealed class Found : LongLivedMarshalByRefObject, IMessageSink, ISourceInformationProvider, ITestFrameworkDiscoveryOptions
    {
        public List<ITestCase> Tests { get; } = [];

        public ManualResetEventSlim All { get; } = new();

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestCaseDiscoveryMessage { TestCase: var test })
                Tests.Add(test);
            if (message is IDiscoveryCompleteMessage)
                All.Set();
            return true;
        }

        public ISourceInformation GetSourceInformation(ITestCase testCase) => throw new NotSupportedException();

        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value) => throw new NotSupportedException();

        public void Dispose() => All.Dispose();
    }

#pragma warning disable xUnit1000 // The runner is not to find them.
    private abstract class Contract
    {
        [Fact]
        public void Holds()
        {
        }

        [Theory]
        [InlineData(1, 1)]
        [InlineData(2, 2)]
        public void Adds_up(int one, int other) => Assert.Equal(one, other);
    }

    [NeedsNode]
    private sealed class Needing : Contract;

    private sealed class Needless : Contract;
#pragma warning restore xUnit1000
}
