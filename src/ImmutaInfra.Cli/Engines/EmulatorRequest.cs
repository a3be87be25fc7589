namespace ImmutaInfra.Cli.Engines;

/// <summary>Which emulator to run.</summary>
/// <param name="Port">The port on the loopback interface; 0 for any that is free.</param>
/// <param name="DataDirectory">Where it keeps its data, absolute, or null for nowhere.</param>
/// <param name="ApiKey">The key that it accepts, or null for its own.</param>
/// <param name="SettleAfter">How long a transient status lasts, or null for its own default.</param>
/// <param name="Latency">How long it waits before each answer.</param>
internal sealed record EmulatorRequest(int Port, string? DataDirectory, string? ApiKey, TimeSpan? SettleAfter, TimeSpan Latency);
