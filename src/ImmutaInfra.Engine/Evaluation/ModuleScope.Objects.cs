using System.Globalization;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <content>Modules and resources, of which there may be several instances.</content>
internal sealed partial class ModuleScope
{
    private ScopeResolution Module(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics)
    {
        if (traversal.Steps is not [AttributeStepSyntax { Name: var name }, ..])
        {
            return Fail(diagnostics, ReferenceDiagnostics.ObjectNotDirectlyAccessible(traversal));
        }

        if (!module.Calls.TryGetValue(name, out var call))
        {
            return Fail(diagnostics, ReferenceDiagnostics.UndeclaredModule(traversal, name, module));
        }

        if (!module.Children.TryGetValue(name, out var child))
        {
            return ScopeResolution.Failed; // The module could not be read, which has been said already.
        }

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
