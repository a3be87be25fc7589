using System.Collections.Immutable;

namespace ImmutaInfra.Engine.Planning;

/// <summary>An attribute of a resource that a change hangs on.</summary>
/// <param name="Resource">The address, with the key that the reference names.</param>
/// <param name="Path">The way to the attribute, HCL names; numbers as digits.</param>
public sealed record RelevantAttribute(string Resource, ImmutableArray<string> Path);
