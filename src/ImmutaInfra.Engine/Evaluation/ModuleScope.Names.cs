using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <content>Names that stand for one value: variables, locals, what is known of the run, and the turn of a repetition.</content>
internal sealed partial class ModuleScope
{
    private static ScopeResolution Named(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics, Func<string, HclValue?> find)
    {
        if (traversal.Steps is not [AttributeStepSyntax { Name: var name }, ..])
        {
            return Fail(diagnostics, ReferenceDiagnostics.ObjectNotDirectlyAccessible(traversal));
        }

        return find(name) is { } value ? new ScopeResolution(value, 1) : ScopeResolution.Failed;
    }

    private HclValue? Variable(ScopeTraversalSyntax traversal, string name, DiagnosticBag diagnostics)
    {
        if (!module.Variables.TryGetValue(name, out var variable))
        {
            diagnostics.Add(ReferenceDiagnostics.UndeclaredVariable(traversal, name, module));
            return null;
        }

        return values.Variables.TryGetValue((address, name), out var value) ? value : HclValue.Unknown(variable.Type.Type);
    }

    private HclValue? Local(ScopeTraversalSyntax traversal, string name, DiagnosticBag diagnostics)
    {
        if (!module.Locals.ContainsKey(name))
        {
            diagnostics.Add(ReferenceDiagnostics.UndeclaredLocal(traversal, name, module));
            return null;
        }

        return values.Locals.TryGetValue((address, name), out var value) ? value : HclValue.DynamicUnknown;
    }

    private HclValue? Path(ScopeTraversalSyntax traversal, string name, DiagnosticBag diagnostics)
    {
        var path = name switch
        {
            "module" => module.Directory,
            "root" => facts.RootDirectory,
            "cwd" => facts.WorkingDirectory,
            _ => null,
        };
        if (path is null)
        {
            diagnostics.Add(ReferenceDiagnostics.InvalidAttribute(traversal, "path", name, ["cwd", "module", "root"]));
            return null;
        }

        return HclValue.String(path);
    }

    private HclValue? Terraform(ScopeTraversalSyntax traversal, string name, DiagnosticBag diagnostics)
    {
        if (name == "workspace")
        {
            return HclValue.String(facts.Workspace);
        }

        if (name == "applying")
        {
            return (IsValidating ? HclValue.Unknown(HclType.Bool) : HclValue.Bool(IsApplying)).WithMarks(HclMarks.Ephemeral);
        }

        diagnostics.Add(ReferenceDiagnostics.InvalidAttribute(traversal, "terraform", name, ["applying", "workspace"]));
        return null;
    }

    private HclValue? Pulumi(ScopeTraversalSyntax traversal, string name, DiagnosticBag diagnostics)
    {
        var value = name switch
        {
            "stack" => facts.Stack,
            "project" => facts.Project,
            "organization" => "organization",
            _ => null,
        };
        if (value is null)
        {
            diagnostics.Add(ReferenceDiagnostics.InvalidAttribute(traversal, "pulumi", name, ["organization", "project", "stack"]));
            return null;
        }

        return HclValue.String(value);
    }

    private HclValue? Count(ScopeTraversalSyntax traversal, string name, DiagnosticBag diagnostics)
    {
        if (name != "index")
        {
            diagnostics.Add(ReferenceDiagnostics.InvalidAttribute(traversal, "count", name, ["index"]));
            return null;
        }

        if (Key?.Index is { } index)
        {
            return HclValue.Number(index);
        }

        if (UnknownRepetition == RepetitionKind.Count)
        {
            return HclValue.Unknown(HclType.Number);
        }

        diagnostics.Add(ReferenceDiagnostics.CountOutsideOfCount(traversal));
        return null;
    }

    private HclValue? Each(ScopeTraversalSyntax traversal, string name, DiagnosticBag diagnostics)
    {
        if (name is not ("key" or "value"))
        {
            diagnostics.Add(ReferenceDiagnostics.InvalidAttribute(traversal, "each", name, ["key", "value"]));
            return null;
        }

        if ((EachKey ?? (Key?.Name is { } key ? HclValue.String(key) : null)) is { } eachKey)
        {
            return name == "key" ? eachKey : EachValue!;
        }

        if (UnknownRepetition == RepetitionKind.ForEach)
        {
            return name == "key" ? HclValue.Unknown(HclType.String) : HclValue.DynamicUnknown;
        }

        diagnostics.Add(ReferenceDiagnostics.EachOutsideOfForEach(traversal));
        return null;
    }
}
