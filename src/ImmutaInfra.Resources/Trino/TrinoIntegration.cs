using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources.Schemas;
using static ImmutaInfra.Resources.Schemas.Sources;

namespace ImmutaInfra.Resources.Trino;

/// <summary>Immuta in a Starburst (Trino) cluster. It has no configuration, and Immuta offers no way to change one.</summary>
/// <remarks>Source: Immuta documentation, Integrations API reference, payload of <c>Trino</c>.</remarks>
internal static class TrinoIntegration
{
    private const string NoChange = "Immuta has no way to change a Trino integration";

    /// <summary>The type's table.</summary>
    public static IntegrationType Type { get; } = new()
    {
        ApiName = "Trino",
        CleanUp = "Left behind is Immuta's access control in the configuration of the Trino cluster.",
        Schema = CommonAttributes.Integration(
            "TrinoIntegration", "immuta_trino_integration", "Immuta in a Starburst (Trino) cluster.", autoBootstrap: null, [],
            AttributeSchema.Text(CommonAttributes.ApiKey).Computed().Secret()
                .Means("The key that the plug-in in the cluster uses; made by Immuta.", Documented)),
        CanBeChanged = false,
        IsRefusedTwice = false,
        ReplaceReasonOf = _ => NoChange,
    };
}
