namespace ImmutaInfra.Core.Diagnostics;

/// <summary>What a name in a failed expression stood for.</summary>
/// <param name="Traversal">The reference as it is written: <c>var.zones["a"]</c>.</param>
/// <param name="Statement">What is said of it, to be read behind the reference: <c>is 3</c>, <c>is list of string with 2 elements</c>,
/// <c>has a sensitive value</c>. Never a secret.</param>
public sealed record InvolvedValue(string Traversal, string Statement);
