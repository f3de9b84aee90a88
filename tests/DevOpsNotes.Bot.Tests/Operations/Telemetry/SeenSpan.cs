using System.Diagnostics;

namespace DevOpsNotes.Bot.Tests.Operations.Telemetry;

/// <summary>A span that was exported.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Trace">The id of its trace.</param>
/// <param name="Parent">The id of its parent.</param>
/// <param name="Id">Its id.</param>
/// <param name="Tags">All that is told of it.</param>
internal sealed record SeenSpan(string Name, ActivityKind Kind, string Trace, string Parent, string Id, string Tags);
