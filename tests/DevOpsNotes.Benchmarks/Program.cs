using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DevOpsNotes.Benchmarks.Delivering;
using DevOpsNotes.Benchmarks.Quality;
using DevOpsNotes.Benchmarks.Searching;
using DevOpsNotes.Benchmarks.Serving;
using DevOpsNotes.Benchmarks.Tables;

// quality [heldout]: how good answers are. size: what an index keeps in memory.
// tables: our client of Azure Table storage beside Microsoft's. channels: what a million of them ask of one account.
// delivery: lessons of the day that are due at the same moment, beside Slack's own client.
// load: signed questions by wrk, beside the host's own histograms. Everything else is BenchmarkDotNet's.
switch (args)
{
    case ["quality"]: QualityReport.Write(Console.Out, heldOut: false); break;
    case ["quality", "heldout"]: QualityReport.Write(Console.Out, heldOut: true); break;
    case ["size"]: SizeReport.Write(Console.Out); break;
    case ["channels"]: DeliveryLoadReport.Write(Console.Out); break;
    case ["tables"]: await TableReport.Write(Console.Out); break;
    case ["tables", var connectionString, var operations, var concurrency]: await OurClient.Run(connectionString, operations, concurrency); break;
    case ["delivery"]: await DeliveryReport.Write(Console.Out); break;
    case ["delivery", var address, var tables]: await OurSender.Run(address, tables); break;
    case ["load"]: await LoadReport.Write(Console.Out); break;
    case ["load", var data]: await ServedHost.Run(data); break;
    default:
        // In this process, because the toolchain of this version does not know the framework's.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(10);
        BenchmarkSwitcher.FromAssembly(typeof(QualityReport).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
        break;
}
