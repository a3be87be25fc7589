using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>pulumi</c> blocks in resources and module calls.</summary>
internal static class PulumiReader
{
    private static readonly BodySchema OfResource = new(
        [
            new AttributeSlot("name"),
            new AttributeSlot("protect"),
            new AttributeSlot("retain_on_delete"),
            new AttributeSlot("import_id"),
            new AttributeSlot("aliases"),
            new AttributeSlot("replace_on_changes"),
            new AttributeSlot("additional_secret_outputs"),
            new AttributeSlot("hide_diffs"),
        ],
        []);

    private static readonly BodySchema OfModule = new([new AttributeSlot("name"), new AttributeSlot("protect")], []);

    /// <summary>Reads the block among those of a resource.</summary>
    public static PulumiOptions ReadOptions(BodyContent resource, DiagnosticBag diagnostics)
    {
        if (Only(resource, diagnostics) is not { } block)
        {
            return PulumiOptions.None;
        }

        var content = block.Body.Content(OfResource, diagnostics);
        return new PulumiOptions
        {
            Name = content.Find("name")?.Expression,
            Protect = content.Find("protect")?.Expression,
            RetainOnDelete = content.Find("retain_on_delete")?.Expression,
            ImportId = content.Find("import_id")?.Expression,
            Aliases = Elements(content, "aliases", diagnostics),
            ReplaceOnChanges = Names(content, "replace_on_changes", diagnostics),
            AdditionalSecretOutputs = Names(content, "additional_secret_outputs", diagnostics),
            HideDiffs = Names(content, "hide_diffs", diagnostics),
        };
    }

    /// <summary>Reads the block among those of a module call.</summary>
    public static PulumiModuleOptions ReadModuleOptions(BodyContent call, DiagnosticBag diagnostics)
    {
        if (Only(call, diagnostics) is not { } block)
        {
            return PulumiModuleOptions.None;
        }

        var content = block.Body.Content(OfModule, diagnostics);
        return new PulumiModuleOptions(content.Find("name")?.Expression, content.Find("protect")?.Expression);
    }

    private static BodyBlock? Only(BodyContent owner, DiagnosticBag diagnostics)
    {
        var blocks = owner.Blocks.Where(block => block.Type == "pulumi").ToList();
        foreach (var second in blocks.Skip(1))
        {
            diagnostics.Add(ConfigurationDiagnostics.DuplicateBlock("pulumi", second.HeaderSpan, blocks[0].HeaderSpan));
        }

        return blocks.FirstOrDefault();
    }

    private static List<string> Names(BodyContent content, string name, DiagnosticBag diagnostics)
    {
        var names = new List<string>();
        foreach (var element in Elements(content, name, diagnostics))
        {
            if (StaticExpressions.FindKeyword(element) is { } word)
            {
                names.Add(word);
            }
            else
            {
                diagnostics.Add(ConfigurationDiagnostics.NotAnAttributeName(element.Span));
            }
        }

        return names;
    }

    private static IReadOnlyList<ExpressionSyntax> Elements(BodyContent content, string name, DiagnosticBag diagnostics)
    {
        if (content.Find(name) is not { } attribute)
        {
            return [];
        }

        if (attribute.Expression is TupleSyntax list)
        {
            return list.Elements;
        }

        diagnostics.Add(ConfigurationDiagnostics.NotAListOfReferences(attribute));
        return [];
    }
}
