using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>module</c> blocks.</summary>
internal static class ModuleCallReader
{
    private static readonly BodySchema Schema = new(
        [
            new AttributeSlot("source", IsRequired: true),
            new AttributeSlot("version"),
            new AttributeSlot("count"),
            new AttributeSlot("for_each"),
            new AttributeSlot("depends_on"),
            new AttributeSlot("providers"),
        ],
        [new BlockSlot("pulumi")]);

    /// <summary>Reads a block; null where it has no usable name or source.</summary>
    public static ModuleCallConfiguration? Read(BodyBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.PartialContent(Schema, diagnostics, out var remaining);
        var arguments = remaining.JustAttributes(diagnostics);
        if (!Names.Check(block.Labels[0], "module", diagnostics) || Constants.Text(content, "source", diagnostics) is not { } source)
        {
            return null;
        }

        if (content.Find("version") is not null && source.StartsWith('.'))
        {
            diagnostics.Add(ConfigurationDiagnostics.VersionOfFolder(content.Find("source")!.Expression.Span));
        }

        Repetitions.RejectBoth(content, block, diagnostics);
        return new ModuleCallConfiguration
        {
            Name = block.Labels[0].Text,
            Span = block.HeaderSpan,
            Source = source,
            SourceSpan = content.Find("source")!.Expression.Span,
            Arguments = arguments.ToDictionary(argument => argument.Name, StringComparer.Ordinal),
            Count = content.Find("count")?.Expression,
            ForEach = content.Find("for_each")?.Expression,
            DependsOn = References.Dependencies(content, diagnostics),
            Providers = Providers(content, diagnostics),
            Pulumi = PulumiReader.ReadModuleOptions(content, diagnostics),
        };
    }

    private static Dictionary<string, ProviderSelection> Providers(BodyContent content, DiagnosticBag diagnostics)
    {
        var providers = new Dictionary<string, ProviderSelection>(StringComparer.Ordinal);
        if (content.Find("providers") is not { } attribute)
        {
            return providers;
        }

        if (attribute.Expression is not ObjectSyntax map)
        {
            diagnostics.Add(ConfigurationDiagnostics.NotAMapOfProviders(attribute));
            return providers;
        }

        foreach (var item in map.Items)
        {
            var inner = item.LiteralKey ?? (item.KeyExpression is { } key ? References.Provider(key, diagnostics)?.ToString() : null);
            if (inner is not null && References.Provider(item.Value, diagnostics) is { } outer && !providers.TryAdd(inner, outer))
            {
                diagnostics.Add(ProviderDiagnostics.DuplicateAddress(item.KeySpan, inner));
            }
        }

        return providers;
    }
}
