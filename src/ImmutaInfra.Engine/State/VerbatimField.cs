namespace ImmutaInfra.Engine.State;

/// <summary>A field that this program does not know, from an older or newer Pulumi. It is written back where it stood.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Json">Its value, minified.</param>
/// <param name="After">How many of the known fields of its object come before it, in their fixed order.</param>
public sealed record VerbatimField(string Name, string Json, int After);
