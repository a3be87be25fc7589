using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>One entry of a stack's configuration, such as <c>immuta:baseUrl</c>.</summary>
/// <param name="Namespace">Whom it is for: a project, or a package.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Value">A single value is a text, however it is written; one set by a path has a shape. What is <c>secure</c> is a secret, opened when it is needed.</param>
/// <param name="At">The place of its key.</param>
public sealed record StackSetting(string Namespace, string Name, Value Value, SourceSpan At)
{
    /// <summary>The key as pulumi writes it.</summary>
    public string Key => $"{Namespace}:{Name}";
}
