using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("DevOpsNotes.Storage.Tests.NeedsNodeFramework", "DevOpsNotes.Storage.Tests")]

namespace DevOpsNotes.Storage.Tests;

/// <summary>
/// xunit 2 as it is, but for <see cref="NeedsNodeAttribute"/>. A fact of a contract cannot say whether to skip it, because
/// that depends on the class that inherits it; in xunit 2 only the discoverer knows both, and a running test cannot be skipped.
/// </summary>
public sealed class NeedsNodeFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new Discoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink, NodePackages.WhyNot);

    internal sealed class Discoverer(IAssemblyInfo assembly, ISourceInformationProvider sources, IMessageSink diagnostics, string? whyNot)
        : XunitTestFrameworkDiscoverer(assembly, sources, diagnostics)
    {
        protected override bool FindTestsForMethod(ITestMethod testMethod, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions)
        {
            var runs = whyNot is null || !testMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsNodeAttribute)).Any()
                || !testMethod.Method.GetCustomAttributes(typeof(FactAttribute)).Any();
            return runs
                ? base.FindTestsForMethod(testMethod, includeSourceInformation, messageBus, discoveryOptions)
                : ReportDiscoveredTestCase(new SkippedTestCase(DiagnosticMessageSink, testMethod, whyNot!), includeSourceInformation, messageBus);
        }
    }
}
