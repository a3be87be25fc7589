namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>A request that the emulated API has answered, or left without an answer. Bodies and headers are not kept: they hold secrets.</summary>
/// <param name="At">When it came in.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and the query.</param>
/// <param name="Status">The HTTP status code of the answer; null if the connection was dropped.</param>
public sealed record RecordedRequest(DateTimeOffset At, string Method, string Path, int? Status);
