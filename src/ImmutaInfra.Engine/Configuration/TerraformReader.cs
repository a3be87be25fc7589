using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>terraform</c> blocks: which providers a module calls how. Versions, backends and the like are for Terraform and
/// pulumi; here they say nothing.</summary>
internal static class TerraformReader
{
    private static readonly BodySchema Schema = new([], [new BlockSlot("required_providers")]);

    /// <summary>The entries of <c>required_providers</c>.</summary>
    public static IEnumerable<RequiredProvider> ReadRequiredProviders(BodyBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.PartialContent(Schema, diagnostics, out _);
        foreach (var entry in content.Blocks.SelectMany(inner => inner.Body.JustAttributes(diagnostics)))
        {
            if (Constants.Value(entry.Expression, diagnostics) is not { IsKnown: true, IsNull: false } value)
            {
                continue;
            }

            switch (value.Type.Kind)
            {
                case HclTypeKind.String:
                    yield return new RequiredProvider(entry.Name, null, value.AsString(), entry.Span);
                    break;
                case HclTypeKind.Object:
                    yield return new RequiredProvider(entry.Name, Text(value, "source"), Text(value, "version"), entry.Span);
                    break;
                default:
                    diagnostics.Add(ConfigurationDiagnostics.InvalidRequiredProvider(entry));
                    break;
            }
        }
    }

    private static string? Text(HclValue value, string name) =>
        value.Find(name) is { IsKnown: true, IsNull: false, Type.Kind: HclTypeKind.String } text ? text.AsString() : null;
}
