using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>The address of a module, a resource or an instance as it stands in the configuration; keys may have to be evaluated.</summary>
/// <param name="Modules">The steps from the module of the block inwards.</param>
/// <param name="Resource">The resource behind them, or null where a module is meant.</param>
/// <param name="Span">All of it.</param>
public sealed record WrittenAddress(IReadOnlyList<WrittenStep> Modules, WrittenResource? Resource, SourceSpan Span)
{
    /// <summary>The way to the module without keys, relative to the module of the block.</summary>
    public ModuleAddress ModulePath => Modules.Aggregate(ModuleAddress.Root, (way, step) => way.Child(step.Name));

    /// <summary>The resource block that is meant, without keys and relative to the module of the block; null for a module.</summary>
    public ResourceAddress? Block => Resource is null ? null : new ResourceAddress(ModulePath, Resource.Mode, Resource.Type, Resource.Step.Name);

    /// <summary>The keys in it, from the outside in.</summary>
    public IEnumerable<ExpressionSyntax> Keys =>
        Modules.Append(Resource?.Step).Select(step => step?.Key).OfType<ExpressionSyntax>();
}
