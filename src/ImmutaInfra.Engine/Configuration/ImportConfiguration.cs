using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>An <c>import</c> block: an object that is there already becomes a resource's.</summary>
/// <remarks>Only the root module has such blocks. With <see cref="ForEach"/> there is one import for each element; then
/// <c>each.key</c> and <c>each.value</c> have values in <see cref="Id"/> and in the keys of <see cref="To"/>.</remarks>
public sealed record ImportConfiguration
{
    /// <summary>The instance that takes the object: a managed resource; a step without a key means the instance without one. Its keys
    /// are constants unless there is a <see cref="ForEach"/>.</summary>
    public required WrittenAddress To { get; init; }

    /// <summary>The id of the object: a text, neither null nor empty, known while planning, not sensitive.</summary>
    public required ExpressionSyntax Id { get; init; }

    /// <summary>One import for each of these, or null for one.</summary>
    public ExpressionSyntax? ForEach { get; init; }

    /// <summary>Which provider block reads the object; null for that of the resource block. Given only where there is no such block.</summary>
    public ProviderSelection? Provider { get; init; }

    /// <summary>The header of the block.</summary>
    public required SourceSpan Span { get; init; }
}
