namespace ImmutaInfra.Core.Schema;

/// <summary>Something that a provider can be asked: a data source in HCL, a function under Pulumi.</summary>
/// <param name="Token">Its name under Pulumi: <c>immuta:index:getIntegration</c>.</param>
/// <param name="HclType">Its type in HCL: <c>immuta_integration</c>.</param>
/// <param name="Description">What it answers.</param>
/// <param name="Inputs">What may be asked with.</param>
/// <param name="Outputs">What is answered.</param>
public sealed record FunctionSchema(
    string Token, string HclType, string Description, IReadOnlyList<AttributeSchema> Inputs, IReadOnlyList<AttributeSchema> Outputs);
