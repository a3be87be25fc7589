using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A value given to a variable of the root module.</summary>
/// <param name="Value">The value from a file, or null for text.</param>
/// <param name="Text">The text from the command line or the environment, or null for a value from a file. It is read as an
/// expression unless the variable's type is a primitive one.</param>
/// <param name="Source">Where it comes from, for messages: <c>--var</c>, <c>TF_VAR_x</c>, a file's name, a key of the stack's configuration.</param>
/// <param name="Span">The place in a file, or null.</param>
public sealed record VariableOrigin(HclValue? Value, string? Text, string Source, SourceSpan? Span)
{
    /// <summary>Whether the command line gives it, itself or by naming the file.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether it was kept as a secret, so that it stays one whatever the variable's declaration says.</summary>
    public bool IsSecret { get; init; }
}
