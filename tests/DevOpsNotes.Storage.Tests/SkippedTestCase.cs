using Xunit.Abstractions;
using Xunit.Sdk;

namespace DevOpsNotes.Storage.Tests;

/// <summary>A fact, or a theory as a whole, that the runner reports as skipped.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    private string? _why;

    [Obsolete("The runner makes one before it deserialises it.", error: true)]
    public SkippedTestCase()
    {
    }

    internal SkippedTestCase(IMessageSink diagnostics, ITestMethod testMethod, string why)
        : base(diagnostics, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, testMethod) => _why = why;

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(_why), _why);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        // First, because the base asks for the reason.
        _why = data.GetValue<string>(nameof(_why));
        base.Deserialize(data);
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) => _why;
}
