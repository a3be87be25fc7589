using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Evaluates the <c>pulumi</c> blocks of resources, instance by instance, and of module calls.</summary>
/// <remarks>Source: Pulumi HCL, resource options: <c>name</c> is the whole name, without the modules' in front; an alias is a URN, or the parts in which
/// the former URN differs from the present one.</remarks>
internal static class InstanceOptionsReader
{
    private static readonly string[] AliasParts = ["name", "type", "stack", "project", "parent_urn", "no_parent"];

    /// <summary>The options of an instance.</summary>
    /// <param name="block">The block.</param>
    /// <param name="schema">The schema of its type.</param>
    /// <param name="address">The instance.</param>
    /// <param name="naming">How instances are called in the stack.</param>
    /// <param name="context">What names mean for the instance.</param>
    /// <param name="found">Takes what is wrong.</param>
    public static InstanceOptions Read(
        ResourceConfiguration block, ResourceSchema schema, InstanceAddress address, UrnNaming naming, EvaluationContext context, DiagnosticBag found)
    {
        var written = block.Pulumi;
        if (ReferenceEquals(written, PulumiOptions.None))
        {
            return InstanceOptions.None;
        }

        var name = Text("name", written.Name, context, found);
        return new InstanceOptions
        {
            Name = name,
            Protect = Flag("protect", written.Protect, context, found),
            RetainOnDelete = Flag("retain_on_delete", written.RetainOnDelete, context, found) ?? false,
            ImportId = Text("import_id", written.ImportId, context, found),
            Aliases = [.. written.Aliases
                .Select(alias => Alias(alias, naming.Resource(address, schema.Token, name), naming.Module(address.Resource.Module), context, found))
                .OfType<Urn>()],
            ReplaceOnChanges = Attributes("replace_on_changes", written.ReplaceOnChanges, block, schema.Inputs, found),
            SecretOutputs = Attributes("additional_secret_outputs", written.AdditionalSecretOutputs, block, schema.Attributes, found),
            HiddenDiffs = Attributes("hide_diffs", written.HideDiffs, block, schema.Attributes, found),
        };
    }

    /// <summary>The name that a module call gives its instance, and whether that is protected.</summary>
    public static (string? Name, bool Protect) Read(PulumiModuleOptions written, EvaluationContext context, DiagnosticBag found) =>
        (Text("name", written.Name, context, found), Flag("protect", written.Protect, context, found) ?? false);

    private static IReadOnlyList<string> Attributes(
        string option, IReadOnlyList<string> names, ResourceConfiguration block, IEnumerable<AttributeSchema> attributes, DiagnosticBag found)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var byName = attributes.ToDictionary(attribute => attribute.HclName, attribute => attribute.Name, StringComparer.Ordinal);
        foreach (var unknown in names.Where(name => !byName.ContainsKey(name)))
        {
            found.Add(InstanceOptionDiagnostics.UnknownAttribute(option, block.Span, block.Type, unknown, byName.Keys));
        }

        return [.. names.Where(byName.ContainsKey).Select(name => byName[name]).Distinct(StringComparer.Ordinal)];
    }

    private static string? Text(string option, ExpressionSyntax? expression, EvaluationContext context, DiagnosticBag found) =>
        Value(option, expression, HclType.String, "a text", context, found)?.AsString();

    private static bool? Flag(string option, ExpressionSyntax? expression, EvaluationContext context, DiagnosticBag found) =>
        Value(option, expression, HclType.Bool, "true or false", context, found)?.AsBool();

    private static HclValue? Value(
        string option, ExpressionSyntax? expression, HclType type, string wanted, EvaluationContext context, DiagnosticBag found)
    {
        if (expression is null || Evaluate(option, expression, context, found) is not { } value)
        {
            return null;
        }

        if (Conversion.TryTo(value, type, out var converted, out _))
        {
            return converted;
        }

        found.Add(InstanceOptionDiagnostics.WrongType(option, expression.Span, wanted));
        return null;
    }

    // Null stands for an option that is not there.
    private static HclValue? Evaluate(string option, ExpressionSyntax expression, EvaluationContext context, DiagnosticBag found)
    {
        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(expression, context, own).UnmarkDeep();
        found.AddRange(own);
        if (own.HasErrors || (value.IsKnown && value.IsNull))
        {
            return null;
        }

        if (!value.HasUnknowns)
        {
            return value;
        }

        found.Add(InstanceOptionDiagnostics.Unknown(option, expression.Span));
        return null;
    }

    private static Urn? Alias(ExpressionSyntax expression, Urn own, Urn parent, EvaluationContext context, DiagnosticBag found)
    {
        if (Evaluate("aliases", expression, context, found) is not { } value)
        {
            return null;
        }

        if (value.Type.Kind is HclTypeKind.Object or HclTypeKind.Map)
        {
            return FromParts(value, own, parent, expression.Span, found);
        }

        if (!Conversion.TryTo(value, HclType.String, out var text, out _))
        {
            found.Add(InstanceOptionDiagnostics.WrongType("aliases", expression.Span, "a list of URNs, or of objects with what differs"));
            return null;
        }

        var urn = Urn.TryParse(text.AsString());
        if (urn is null)
        {
            found.Add(InstanceOptionDiagnostics.NoUrn(expression.Span, text.AsString()));
        }

        return urn;
    }

    private static Urn? FromParts(HclValue parts, Urn own, Urn ownParent, SourceSpan at, DiagnosticBag found)
    {
        foreach (var (name, _) in parts.Entries.Where(part => !AliasParts.Contains(part.Key)))
        {
            found.Add(InstanceOptionDiagnostics.UnknownAliasPart(at, name, AliasParts));
            return null;
        }

        var parent = ownParent;
        if (Part("parent_urn") is { } written)
        {
            if (Urn.TryParse(written) is not { } named)
            {
                found.Add(InstanceOptionDiagnostics.NoUrn(at, written));
                return null;
            }

            parent = named;
        }

        return Urn.Create(
            Part("stack") ?? own.Stack, Part("project") ?? own.Project, Part("no_parent") == "true" ? null : parent, Part("type") ?? own.Type, Part("name") ?? own.Name);

        string? Part(string name) =>
            parts.Find(name) is { IsNull: false } part && Conversion.TryTo(part, HclType.String, out var text, out _) ? text.AsString() : null;
    }
}
