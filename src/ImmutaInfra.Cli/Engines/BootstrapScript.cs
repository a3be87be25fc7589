namespace ImmutaInfra.Cli.Engines;

/// <summary>A script of a manual set-up.</summary>
/// <param name="Phase">What it is for: <c>create</c>.</param>
/// <param name="Text">The script. It may hold credentials.</param>
/// <param name="RunIn">Where to run it.</param>
/// <param name="IsAttested">Whether it is among those that <c>script_digest</c> attests for the next apply, and all of these are there.</param>
internal sealed record BootstrapScript(string Phase, string Text, string RunIn, bool IsAttested);
