using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Finds out how often a module is called. Everything in the module comes after it.</summary>
internal sealed class ModuleCallNode(ModuleConfiguration caller, ModuleCallConfiguration call) : WalkNode(caller)
{
    /// <summary>What the user wrote.</summary>
    public ModuleCallConfiguration Configuration => call;

    /// <inheritdoc/>
    public override string Title => $"{In(Module, $"module.{call.Name}")} (expand)";

    /// <inheritdoc/>
    public override SourceSpan Span => call.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References =>
        (call.Count?.References() ?? [])
            .Concat(call.ForEach?.References() ?? [])
            .Concat(call.Pulumi.Name?.References() ?? [])
            .Concat(call.Pulumi.Protect?.References() ?? []);

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> DependsOn => call.DependsOn;

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        foreach (var instance in walk.Values.InstancesOf(Module.Address))
        {
            if (walk.IsValidating)
            {
                RepetitionReader.ReadIfKnown(call.Count, call.ForEach, walk.ContextFor(Module, instance), found);
                walk.Values.ModuleCalls[(instance, call.Name)] = Repetition.Single;
                continue;
            }

            var repetition = RepetitionReader.Read(call.Count, call.ForEach, walk.ContextFor(Module, instance), found);
            foreach (var key in ReferenceEquals(call.Pulumi, PulumiModuleOptions.None) ? [] : repetition.Keys)
            {
                walk.Values.ModuleOptions[instance.Child(call.Name, key)] =
                    InstanceOptionsReader.Read(call.Pulumi, walk.ContextFor(Module, instance, key, repetition), found);
            }

            walk.Values.ModuleCalls[(instance, call.Name)] = repetition;
        }

        walk.Diagnostics.AddRange(found);
        return Task.FromResult(found.HasErrors ? Outcome.Failed : Outcome.Done);
    }
}
