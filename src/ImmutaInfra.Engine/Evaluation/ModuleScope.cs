using System.Globalization;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What names mean inside of one instance of a module.</summary>
/// <param name="module">The module's configuration.</param>
/// <param name="address">Which instance of it.</param>
/// <param name="values">What the walk has found out.</param>
/// <param name="facts">What is the same everywhere.</param>
internal sealed class ModuleScope(ModuleConfiguration module, ModuleAddress address, ValueStore values, ProgramFacts facts) : IScope
{
    /// <summary>Which instance a repeated block is being evaluated for, or null outside of one.</summary>
    public InstanceKey? Key { get; init; }

    /// <summary><c>each.key</c>, where it is not the name in <see cref="Key"/>.</summary>
    public HclValue? EachKey { get; init; }

    /// <summary><c>each.value</c>, where <c>for_each</c> gives one.</summary>
    public HclValue? EachValue { get; init; }

    /// <summary>Whether <c>count.index</c> and <c>each</c> have values that are not known: while validating.</summary>
    public RepetitionKind UnknownRepetition { get; init; }

    /// <summary>Whether this only looks for mistakes, so that nobody knows how often a module is called.</summary>
    public bool IsValidating { get; init; }

    /// <summary>Whether changes are being made; the plan before it was something else.</summary>
    public bool IsApplying { get; init; }

    /// <summary>The <c>check</c> block whose data source can be seen, or null outside of any.</summary>
    public string? Check { get; init; }

    /// <summary><c>self</c>, in postconditions.</summary>
    public HclValue? Self { get; init; }

    /// <inheritdoc/>
    public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics)
    {
        switch (traversal.RootName)
        {
            case "var":
                return Named(traversal, diagnostics, name => Variable(traversal, name, diagnostics));
            case "local":
                return Named(traversal, diagnostics, name => Local(traversal, name, diagnostics));
            case "path":
                return Named(traversal, diagnostics, name => Path(traversal, name, diagnostics));
            case "terraform":
                return Named(traversal, diagnostics, name => Terraform(traversal, name, diagnostics));
            case "pulumi":
                return Named(traversal, diagnostics, name => Pulumi(traversal, name, diagnostics));
            case "count":
                return Named(traversal, diagnostics, name => Count(traversal, name, diagnostics));
            case "each":
                return Named(traversal, diagnostics, name => Each(traversal, name, diagnostics));
            case "self":
                return Self is { } self ? new ScopeResolution(self, 0) : Fail(diagnostics, ReferenceDiagnostics.SelfOutsideOfPostcondition(traversal));
            case "module":
                return Module(traversal, diagnostics);
            case "template" or "lazy" or "arg":
                return Fail(diagnostics, ReferenceDiagnostics.ReservedName(traversal));
            case "ephemeral":
                return Fail(diagnostics, ReferenceDiagnostics.EphemeralResource(traversal));
            case "data":
                return Resource(traversal, ResourceMode.Data, diagnostics);
            default:
                return Resource(traversal, ResourceMode.Managed, diagnostics);
        }
    }

    private static ScopeResolution Fail(DiagnosticBag diagnostics, Diagnostic diagnostic)
    {
        diagnostics.Add(diagnostic);
        return ScopeResolution.Failed;
    }

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

    private ScopeResolution Module(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics)
    {
        if (traversal.Steps is not [AttributeStepSyntax { Name: var name }, ..])
        {
            return Fail(diagnostics, ReferenceDiagnostics.ObjectNotDirectlyAccessible(traversal));
        }

        if (!module.Calls.ContainsKey(name) || !module.Children.TryGetValue(name, out var child))
        {
            return module.Calls.ContainsKey(name)
                ? ScopeResolution.Failed // The module could not be read, which has been said already.
                : Fail(diagnostics, ReferenceDiagnostics.UndeclaredModule(traversal, name, module));
        }

        var call = module.Calls[name];
        if (IsValidating)
        {
            // Nothing is known of the outputs but their names.
            var type = HclType.Object(child.Outputs.Keys.Select(output => new HclAttribute(output, HclType.Dynamic)));
            return new ScopeResolution(
                HclValue.Unknown(call.Count is not null ? HclType.List(type) : call.ForEach is not null ? HclType.Map(type) : type), 1);
        }

        if (!values.ModuleCalls.TryGetValue((address, name), out var repetition))
        {
            return new ScopeResolution(HclValue.DynamicUnknown, int.MaxValue);
        }

        if (repetition.Kind == RepetitionKind.Single)
        {
            return ModuleOutput(traversal, child, address.Child(name), taken: 1, diagnostics);
        }

        var next = traversal.Steps.Count > 1 ? traversal.Steps[1] : null;
        if (next is AttributeStepSyntax)
        {
            return Fail(diagnostics, ReferenceDiagnostics.MissingModuleKey(traversal, name, repetition.Kind));
        }

        if (next is IndexStepSyntax step && KeyOf(step, repetition.Kind) is { } key && repetition.Has(key))
        {
            return ModuleOutput(traversal, child, address.Child(name, key), taken: 2, diagnostics);
        }

        var all = repetition.Keys.Select(instance => ModuleValue(child, address.Child(name, instance)));
        return new ScopeResolution(
            repetition.Kind == RepetitionKind.Count
                ? HclValue.Tuple(all)
                : HclValue.Object(repetition.Keys.Zip(all, (instance, value) => KeyValuePair.Create(instance!.Name!, value))),
            1);
    }

    // Only the output that is asked for: building all of them for each reference would make large modules slow.
    private ScopeResolution ModuleOutput(
        ScopeTraversalSyntax traversal, ModuleConfiguration child, ModuleAddress instance, int taken, DiagnosticBag diagnostics)
    {
        if (traversal.Steps.Count <= taken)
        {
            return new ScopeResolution(ModuleValue(child, instance), taken);
        }

        if (traversal.Steps[taken] is not AttributeStepSyntax { Name: var output })
        {
            return new ScopeResolution(ModuleValue(child, instance), taken);
        }

        return child.Outputs.ContainsKey(output)
            ? new ScopeResolution(values.Outputs.GetValueOrDefault((instance, output), HclValue.DynamicUnknown), taken + 1)
            : Fail(diagnostics, ReferenceDiagnostics.UndeclaredOutput(traversal, output, child));
    }

    private HclValue ModuleValue(ModuleConfiguration child, ModuleAddress instance) => HclValue.Object(
        child.Outputs.Keys.Select(output =>
            KeyValuePair.Create(output, values.Outputs.GetValueOrDefault((instance, output), HclValue.DynamicUnknown))));

    private ScopeResolution Resource(ScopeTraversalSyntax traversal, ResourceMode mode, DiagnosticBag diagnostics)
    {
        var reference = ResourceReference.From(traversal);
        if (reference is null)
        {
            return Fail(diagnostics, ReferenceDiagnostics.InvalidReference(traversal, mode));
        }

        if (!module.Resources.TryGetValue(reference.LocalAddress, out var block))
        {
            return Fail(diagnostics, ReferenceDiagnostics.UndeclaredResource(traversal, reference, module));
        }

        if (block.Check is { } check && check != Check)
        {
            return Fail(diagnostics, ReferenceDiagnostics.ScopedResource(traversal, reference, check));
        }

        var resource = new ResourceAddress(address, mode, reference.Type, reference.Name);
        if (!values.Resources.TryGetValue(resource, out var instances))
        {
            return new ScopeResolution(HclValue.DynamicUnknown, int.MaxValue);
        }

        var next = traversal.Steps.Count > reference.StepCount ? traversal.Steps[reference.StepCount] : null;
        switch (instances.Repetition.Kind)
        {
            case RepetitionKind.Single when next is IndexStepSyntax:
                return Fail(diagnostics, ReferenceDiagnostics.UnexpectedInstanceKey(traversal, resource));
            case not RepetitionKind.Single when next is AttributeStepSyntax:
                return Fail(diagnostics, ReferenceDiagnostics.MissingInstanceKey(traversal, resource, instances.Repetition.Kind));
            case not RepetitionKind.Single when next is IndexStepSyntax step && KeyOf(step, instances.Repetition.Kind) is { } key:
                return instances.Find(key) is { } value
                    ? new ScopeResolution(value, reference.StepCount + 1)
                    : new ScopeResolution(instances.All(), reference.StepCount);
            default:
                return new ScopeResolution(instances.All(), reference.StepCount);
        }
    }

    private static InstanceKey? KeyOf(IndexStepSyntax step, RepetitionKind kind) => (kind, step.IsNumber) switch
    {
        (RepetitionKind.Count, true) when int.TryParse(step.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => new InstanceKey(index),
        (RepetitionKind.ForEach, false) => new InstanceKey(step.Key),
        _ => null,
    };
}
