namespace ImmutaInfra.Cli.Discovery;

/// <summary>A variable for what Immuta does not show.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">The resource that it is for.</param>
/// <param name="Attribute">The attribute, names in HCL joined by dots.</param>
/// <param name="Type">Its type: <c>string</c>.</param>
/// <param name="IsSensitive">Whether it is secret.</param>
internal sealed record WrittenVariable(string Name, string Address, string Attribute, string Type, bool IsSensitive);
