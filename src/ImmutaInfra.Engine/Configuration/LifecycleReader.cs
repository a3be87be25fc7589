using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>lifecycle</c> blocks.</summary>
internal static class LifecycleReader
{
    private static readonly BodySchema Schema = new(
        [
            new AttributeSlot("create_before_destroy"),
            new AttributeSlot("prevent_destroy"),
            new AttributeSlot("ignore_changes"),
            new AttributeSlot("replace_triggered_by"),
        ],
        [new BlockSlot("precondition"), new BlockSlot("postcondition")]);

    /// <summary>Reads the block among those of a resource.</summary>
    /// <param name="resource">The content of the resource.</param>
    /// <param name="written">The resource as its files have it.</param>
    /// <param name="diagnostics">Takes every mistake.</param>
    public static LifecycleConfiguration Read(BodyContent resource, WrittenBlock written, DiagnosticBag diagnostics)
    {
        var blocks = resource.Blocks.Where(block => block.Type == "lifecycle").ToList();
        if (blocks.Count == 0)
        {
            return LifecycleConfiguration.None;
        }

        foreach (var second in blocks.Skip(1))
        {
            diagnostics.Add(ConfigurationDiagnostics.DuplicateBlock("lifecycle", second.HeaderSpan, blocks[0].HeaderSpan));
        }

        var content = (written.MergedInside("lifecycle") ?? blocks[0]).Body.Content(Schema, diagnostics);
        if (written.Original.Type == "data")
        {
            RejectForData(content, diagnostics);
        }

        return new LifecycleConfiguration
        {
            CreateBeforeDestroy = Constants.Boolean(content, "create_before_destroy", diagnostics) ?? false,
            PreventDestroy = Constants.Boolean(content, "prevent_destroy", diagnostics) ?? false,
            IgnoreChanges = IgnoreChanges(content, diagnostics),
            ReplaceTriggeredBy = ReplaceTriggeredBy(content, diagnostics),
            Preconditions = ConditionBlocks.Read(content, "precondition", diagnostics),
            Postconditions = ConditionBlocks.Read(content, "postcondition", diagnostics),
        };
    }

    private static void RejectForData(BodyContent content, DiagnosticBag diagnostics)
    {
        foreach (var attribute in content.Attributes)
        {
            diagnostics.Add(ConfigurationDiagnostics.DataLifecycle(attribute));
        }
    }

    private static IgnoreChanges IgnoreChanges(BodyContent content, DiagnosticBag diagnostics)
    {
        if (content.Find("ignore_changes") is not { } attribute)
        {
            return Configuration.IgnoreChanges.Nothing;
        }

        if (StaticExpressions.FindKeyword(attribute.Expression) == "all")
        {
            return new IgnoreChanges(All: true, []);
        }

        if (attribute.Expression is TupleSyntax { Elements: [TemplateSyntax { Literal: "*" } wildcard, ..] })
        {
            diagnostics.Add(ConfigurationDiagnostics.IgnoreWildcard(wildcard.Span));
            return Configuration.IgnoreChanges.Nothing;
        }

        return new IgnoreChanges(All: false, References.List(content, "ignore_changes", diagnostics));
    }

    private static IReadOnlyList<ExpressionSyntax> ReplaceTriggeredBy(BodyContent content, DiagnosticBag diagnostics)
    {
        if (content.Find("replace_triggered_by") is not { } attribute)
        {
            return [];
        }

        if (attribute.Expression is not TupleSyntax list)
        {
            diagnostics.Add(ConfigurationDiagnostics.NotAListOfReferences(attribute));
            return [];
        }

        IReadOnlyList<ExpressionSyntax> triggers = [.. list.Elements.Select(element => StaticExpressions.Unquote(element, diagnostics))];
        foreach (var trigger in triggers)
        {
            ReplacementTriggers.Check(trigger, diagnostics);
        }

        return triggers;
    }
}
