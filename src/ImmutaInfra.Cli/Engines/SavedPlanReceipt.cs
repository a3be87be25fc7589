using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Engines;

/// <summary>What came of saving a plan.</summary>
/// <param name="Digest">The lower-case hex SHA-256 of what the plan does, as <c>preview</c> shows it and <c>apply --expect-digest</c> takes it.</param>
/// <param name="Notices">What the user should know: that a passphrase was made, and where.</param>
internal sealed record SavedPlanReceipt(string Digest, IReadOnlyList<Diagnostic> Notices);
