using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>variable</c> blocks.</summary>
internal static class VariableReader
{
    private static readonly BodySchema Schema = new(
        [
            new AttributeSlot("description"),
            new AttributeSlot("default"),
            new AttributeSlot("type"),
            new AttributeSlot("sensitive"),
            new AttributeSlot("ephemeral"),
            new AttributeSlot("nullable"),
        ],
        [new BlockSlot("validation")]);

    private static readonly HashSet<string> Reserved =
        new(["source", "version", "providers", "provider", "count", "for_each", "lifecycle", "depends_on", "locals"], StringComparer.Ordinal);

    /// <summary>Reads a block; null where it has no usable name.</summary>
    public static VariableConfiguration? Read(WrittenBlock written, DiagnosticBag diagnostics)
    {
        var block = written.Merged;
        var content = block.Body.Content(Schema, diagnostics);
        var label = block.Labels[0];
        if (!Names.Check(label, "variable", diagnostics))
        {
            return null;
        }

        if (Reserved.Contains(label.Text))
        {
            diagnostics.Add(ConfigurationDiagnostics.ReservedVariable(label));
            return null;
        }

        var typeAttribute = content.Find("type");
        var type = typeAttribute is not null
            ? ReadType(typeAttribute.Expression, diagnostics)
            : TypeConstraint.Any;
        var isNullable = Constants.Boolean(content, "nullable", diagnostics) ?? true;
        return new VariableConfiguration
        {
            Name = label.Text,
            Span = block.HeaderSpan,
            Type = type,
            HasType = typeAttribute is not null,
            Default = Default(content, type, isNullable, written.Overrides.Count == 0 ? null : written.LastSpan, diagnostics),
            Description = Constants.Text(content, "description", diagnostics),
            IsSensitive = Constants.Boolean(content, "sensitive", diagnostics) ?? false,
            IsEphemeral = Constants.Boolean(content, "ephemeral", diagnostics) ?? false,
            IsNullable = isNullable,
            Validations = ConditionBlocks.ReadValidations(content, label.Text, diagnostics),
        };
    }

    // A type is a text in the JSON syntax; list and map alone are left from before there were element types.
    private static TypeConstraint ReadType(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        var type = expression is TemplateSyntax { Kind: TemplateKind.Json } ? StaticExpressions.Unquote(expression, diagnostics) : expression;
        return StaticExpressions.FindKeyword(type) switch
        {
            "list" => TypeConstraint.Of(HclType.List(HclType.Dynamic)),
            "map" => TypeConstraint.Of(HclType.Map(HclType.Dynamic)),
            _ => TypeConstraint.Read(type, diagnostics),
        };
    }

    private static HclValue? Default(BodyContent content, TypeConstraint type, bool isNullable, SourceSpan? overriddenAt, DiagnosticBag diagnostics)
    {
        if (content.Find("default") is not { } attribute || Constants.Value(attribute.Expression, diagnostics) is not { } value)
        {
            return null;
        }

        if (value.IsNull && !isNullable)
        {
            diagnostics.Add(ConfigurationDiagnostics.NullDefault(overriddenAt ?? attribute.Expression.Span));
            return null;
        }

        if (type.TryConvert(value, out var converted, out var failure))
        {
            return converted;
        }

        diagnostics.Add(ConfigurationDiagnostics.WrongDefault(overriddenAt ?? attribute.Expression.Span, failure));
        return null;
    }
}
