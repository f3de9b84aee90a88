namespace DevOpsNotes.Bot.Tests.Operations.Telemetry;

/// <summary>Something that was measured.</summary>
/// <param name="Instrument">By what.</param>
/// <param name="Value">How much.</param>
/// <param name="Tags">Of what.</param>
internal sealed record SeenMeasurement(string Instrument, double Value, string Tags);
