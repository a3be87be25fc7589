using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Validation;

/// <summary>A resource or data block of which the attributes are known, and no values.</summary>
internal interface IValidatedBlockNode : IResourceBlockNode
{
    /// <summary>One instance, all attributes unknown.</summary>
    HclValue Shape { get; }
}
