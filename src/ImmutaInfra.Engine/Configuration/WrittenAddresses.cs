using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads addresses in <c>moved</c>, <c>removed</c> and <c>import</c> blocks.</summary>
/// <remarks>Source: Terraform 1.11, what it says to such addresses.</remarks>
internal static class WrittenAddresses
{
    // Words that begin references to something else than resources; Terraform reserves them in addresses.
    private static readonly HashSet<string> Reserved = new(
        ["count", "each", "local", "module", "path", "self", "terraform", "var", "template", "lazy", "arg", "ephemeral"], StringComparer.Ordinal);

    /// <summary>Reads an address all of whose keys are constants; null after an error.</summary>
    public static WrittenAddress? ReadStatic(BodyAttribute attribute, DiagnosticBag diagnostics)
    {
        if (StaticExpressions.FindReference(attribute.Expression) is not { } reference)
        {
            diagnostics.Add(AddressDiagnostics.NotStatic(attribute.Expression.Span));
            return null;
        }

        return Read(Parts(reference), reference.Span, diagnostics);
    }

    /// <summary>Reads an address whose keys may be any expressions; null after an error.</summary>
    public static WrittenAddress? ReadDynamic(BodyAttribute attribute, DiagnosticBag diagnostics)
    {
        var expression = StaticExpressions.Unquote(attribute.Expression, diagnostics);
        var parts = new List<Part>();
        if (TryTakeApart(expression, parts))
        {
            return Read(parts, expression.Span, diagnostics);
        }

        diagnostics.Add(AddressDiagnostics.NotStatic(attribute.Expression.Span));
        return null;
    }

    /// <summary>The address as a pattern, where all its keys are constants; null after an error.</summary>
    public static AddressPattern? ToPattern(WrittenAddress address, DiagnosticBag diagnostics) =>
        ToPattern(address, new EvaluationContext(EmptyScope.Instance), diagnostics);

    /// <summary>The address as a pattern, with the keys that it has in a context; null after an error.</summary>
    public static AddressPattern? ToPattern(WrittenAddress address, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var module = ModuleAddress.Root;
        foreach (var step in address.Modules)
        {
            if (!TryReadKey(step, context, diagnostics, out var key))
            {
                return null;
            }

            module = module.Child(step.Name, key);
        }

        if (address.Resource is not { } resource)
        {
            return new AddressPattern(module, null, null);
        }

        return TryReadKey(resource.Step, context, diagnostics, out var instance)
            ? new AddressPattern(module, new ResourceAddress(module, resource.Mode, resource.Type, resource.Step.Name), instance)
            : null;
    }

    /// <summary>The key that a step has in a context; null without brackets.</summary>
    /// <returns>Whether there was no error.</returns>
    public static bool TryReadKey(WrittenStep step, EvaluationContext context, DiagnosticBag diagnostics, out InstanceKey? key)
    {
        key = null;
        if (step.Key is null)
        {
            return true;
        }

        var own = new DiagnosticBag();
        var value = Evaluator.Evaluate(step.Key, context, own);
        diagnostics.AddRange(own.Select(ConfigurationDiagnostics.WithoutFunctions));
        if (own.HasErrors)
        {
            return false;
        }

        if ((value.DeepMarks & HclMarks.Sensitive) != 0)
        {
            diagnostics.Add(RefactoringDiagnostics.SensitiveImportKey(step.Key.Span));
            return false;
        }

        key = InstanceKeys.Of(value.UnmarkDeep());
        if (key is null)
        {
            diagnostics.Add(AddressDiagnostics.InvalidKey(step.KeySpan!));
        }

        return key is not null;
    }

    private static bool TryTakeApart(ExpressionSyntax expression, List<Part> parts)
    {
        switch (expression)
        {
            case ScopeTraversalSyntax reference:
                parts.AddRange(Parts(reference));
                return true;
            case IndexSyntax index when TryTakeApart(index.Collection, parts):
                parts.Add(new Part(null, index.Key, index.BracketSpan));
                return true;
            case RelativeTraversalSyntax relative when TryTakeApart(relative.Source, parts):
                parts.AddRange(relative.Steps.Select(ToPart));
                return true;
            default:
                return false;
        }
    }

    private static List<Part> Parts(ScopeTraversalSyntax reference) =>
        [new Part(reference.RootName, null, reference.RootSpan), .. reference.Steps.Select(ToPart)];

    private static Part ToPart(TraversalStepSyntax step) => step switch
    {
        AttributeStepSyntax attribute => new Part(attribute.Name, null, attribute.Span),
        IndexStepSyntax { IsNumber: true } index => new Part(null, new NumberSyntax(index.Span, index.Key), index.Span),
        IndexStepSyntax index => new Part(null, new TemplateSyntax(index.Span, TemplateKind.Quoted, [new TemplateTextSyntax(index.Span, index.Key)]), index.Span),
        _ => throw new InvalidOperationException($"A step of kind {step.GetType().Name} has no place in an address."),
    };

    private static WrittenAddress? Read(List<Part> parts, SourceSpan span, DiagnosticBag diagnostics)
    {
        var at = 0;
        var modules = new List<WrittenStep>();
        while (at < parts.Count && parts[at].Name == "module")
        {
            if (at + 1 >= parts.Count || parts[at + 1].Name is null)
            {
                diagnostics.Add(AddressDiagnostics.NoModuleName(parts[at].Span));
                return null;
            }

            modules.Add(TakeStep(parts, at + 1, out at));
        }

        if (at == parts.Count)
        {
            return new WrittenAddress(modules, null, span);
        }

        var start = parts[at];
        var mode = start.Name == "data" ? ResourceMode.Data : ResourceMode.Managed;
        if (start.Name is { } word && Reserved.Contains(word))
        {
            diagnostics.Add(AddressDiagnostics.ReservedWord(start.Span, word));
            return null;
        }

        at += start.Name is "data" or "resource" ? 1 : 0;
        if (at + 1 >= parts.Count || parts[at].Name is not { } type || parts[at + 1].Name is null)
        {
            diagnostics.Add(AddressDiagnostics.IncompleteResource((at < parts.Count ? parts[at] : start).Span));
            return null;
        }

        var step = TakeStep(parts, at + 1, out at);
        if (at < parts.Count)
        {
            diagnostics.Add(parts[at].Name is null ? AddressDiagnostics.TooLong(parts[at].Span) : AddressDiagnostics.KeyWithoutBrackets(parts[at].Span));
            return null;
        }

        return new WrittenAddress(modules, new WrittenResource(mode, type, step, SourceSpan.Over(start.Span, span)), span);
    }

    private static WrittenStep TakeStep(List<Part> parts, int at, out int next)
    {
        var key = at + 1 < parts.Count ? parts[at + 1] : null;
        next = key?.Key is null ? at + 1 : at + 2;
        return new WrittenStep(parts[at].Name!, key?.Key, parts[at].Span, key?.Key is null ? null : key.Span);
    }

    /// <summary>A name or a key.</summary>
    private sealed record Part(string? Name, ExpressionSyntax? Key, SourceSpan Span);
}
