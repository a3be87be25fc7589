namespace ImmutaInfra.Core.Diagnostics;

/// <summary>The function whose call a message is about.</summary>
/// <param name="CalledAs">The name in the configuration, with its namespace: <c>cidrsubnet</c>, <c>core::cidrsubnet</c>.</param>
/// <param name="Signature">What it takes, as text: <c>cidrsubnet(prefix, newbits, netnum)</c>.</param>
/// <param name="Description">The signature in the JSON form of <c>terraform validate -json</c>.</param>
public sealed record CalledFunction(string CalledAs, string Signature, string Description);
