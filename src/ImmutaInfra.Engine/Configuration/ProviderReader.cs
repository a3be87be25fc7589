using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>provider</c> blocks.</summary>
internal static class ProviderReader
{
    private static readonly string[] Reserved = ["count", "depends_on", "for_each", "source"];

    private static readonly BodySchema Schema = new(
        [
            new AttributeSlot("alias"),
            new AttributeSlot("version"),
            .. Reserved.Select(name => new AttributeSlot(name)),
        ],
        [new BlockSlot("lifecycle"), new BlockSlot("locals")]);

    /// <summary>The alias that a block says it has; null for none.</summary>
    public static string? AliasOf(BodyBlock block) => Constants.Text(block.Body.PartialContent(Schema, [], out _), "alias", []);

    private static void CheckVersion(BodyAttribute version, DiagnosticBag diagnostics)
    {
        if (Constants.Value(version.Expression, diagnostics) is { } value && (Constants.AsText(value) is not { } text || VersionConstraints.Accept(text, (0, 0, 0)) is null))
        {
            diagnostics.Add(TerraformBlockDiagnostics.NoVersionConstraint(version.Expression.Span));
        }
    }

    /// <summary>Reads a block; null where it has no usable name.</summary>
    public static ProviderConfiguration? Read(BodyBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.PartialContent(Schema, diagnostics, out var remaining);
        foreach (var (name, at) in content.Attributes.Where(attribute => Reserved.Contains(attribute.Name)).Select(attribute => (attribute.Name, attribute.NameSpan))
            .Concat(content.Blocks.Select(inner => (inner.Type, inner.TypeSpan))))
        {
            diagnostics.Add(ConfigurationDiagnostics.ReservedInProvider(name, at));
        }

        if (content.Find("version") is { } version)
        {
            CheckVersion(version, diagnostics);
        }

        var alias = Constants.Text(content, "alias", diagnostics);
        if (alias is not null && !Names.IsIdentifier(alias))
        {
            diagnostics.Add(ProviderDiagnostics.InvalidAlias(content.Find("alias")!.Expression.Span));
            return null;
        }

        return Names.Check(block.Labels[0], "provider", diagnostics)
            ? new ProviderConfiguration(block.Labels[0].Text, alias, remaining, block.HeaderSpan)
            : null;
    }
}
