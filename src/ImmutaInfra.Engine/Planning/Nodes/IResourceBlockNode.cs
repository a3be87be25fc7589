using ImmutaInfra.Engine.Configuration;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>A node that stands for a <c>resource</c> or <c>data</c> block: references to the block mean it.</summary>
internal interface IResourceBlockNode : IUsesProvider
{
    /// <summary>The module with the block.</summary>
    ModuleConfiguration Module { get; }

    /// <summary>The block.</summary>
    ResourceConfiguration Block { get; }
}
