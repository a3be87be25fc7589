using System.Collections.Concurrent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Engine.Values;

namespace ImmutaInfra.Engine.Applying;

/// <summary>Keeps the records of module instances. Each is a component, the parent of what is in it, and has to stand before that.</summary>
/// <remarks>Source: recorded stacks of pulumi-hcl 0.16. Its inputs are the arguments of the call, its outputs those of the module.</remarks>
internal sealed class ModuleLedger(StackSession session, PriorState prior, UrnNaming naming, WalkContext walk, TimeProvider clock)
{
    private const string ComponentPrefix = "components:index:";

    private readonly ConcurrentDictionary<ModuleAddress, Lazy<Task>> _put = [];

    /// <summary>Sees to it that a module instance has its record, and those around it have theirs; nothing to do for the root.</summary>
    public Task PutAsync(ModuleAddress module) =>
        module.Parent is null ? Task.CompletedTask : _put.GetOrAdd(module, each => new Lazy<Task>(() => PutOnceAsync(each))).Value;

    /// <summary>Writes the arguments and outputs, now that they are known, and drops the records of modules with nothing in them.</summary>
    public async Task CloseAsync()
    {
        var current = await session.GetCurrentAsync();
        var resources = current.Resources;
        var byUrn = resources.Where(resource => !resource.Delete).ToDictionary(resource => resource.Urn);
        var inUse = ModulesInUse.Find(
            resources.Where(resource => resource.IsManaged).Concat(current.PendingOperations.Select(operation => operation.Resource)), byUrn);
        var idle = resources.Where(resource => IsComponent(resource) && !inUse.Contains(resource.Urn)).Reverse().Select(resource => resource.Key);
        var rewrites =
            from module in _put.Keys
            let urn = naming.Module(module)
            where inUse.Contains(urn) && byUrn.ContainsKey(urn)
            let recorded = byUrn[urn]
            let described = Describe(module, recorded)
            where !RecordComparison.AreSame(recorded, described)
            select (recorded.Key, described with { Modified = Timestamp.Utc(clock.GetUtcNow()) });
        var change = new StateChange { Rewrites = [.. rewrites], Removes = [.. idle] };
        if (change.Rewrites.Count + change.Removes.Count > 0)
        {
            await session.ChangeAsync(change);
        }
    }

    private static bool IsComponent(ResourceState resource) => !resource.Custom && resource.Type.StartsWith(ComponentPrefix, StringComparison.Ordinal);

    private async Task PutOnceAsync(ModuleAddress module)
    {
        await PutAsync(module.Parent!);
        var urn = naming.Module(module);
        if (prior.Find(urn) is { } recorded)
        {
            await session.KeepAsync(recorded);
            return;
        }

        var now = Timestamp.Utc(clock.GetUtcNow());
        await session.ChangeAsync(StateChange.Put(new ResourceState
        {
            Urn = urn,
            Custom = false,
            Type = urn.Type,
            Protect = walk.Values.ModuleOptions.GetValueOrDefault(module).Protect,
            Parent = naming.Module(module.Parent!),
            Created = now,
            Modified = now,
        }));
    }

    // What the walk did not come to, after a failure or with targets, stays as it was.
    private ResourceState Describe(ModuleAddress module, ResourceState recorded)
    {
        if (walk.Wanted.Find(module.WithoutKeys) is not { } wanted || CallOf(module) is not { } call)
        {
            return recorded;
        }

        var inputs = Known(walk.Values.Variables, module, call.Arguments.Keys, recorded.Inputs);
        return recorded with
        {
            Protect = walk.Values.ModuleOptions.GetValueOrDefault(module).Protect,
            Inputs = inputs,
            Outputs = Known(walk.Values.Outputs, module, wanted.Outputs.Keys, recorded.Outputs),
            PropertyDependencies = inputs.Names.ToDictionary(name => name, IReadOnlyList<Urn> (_) => [], StringComparer.Ordinal),
        };
    }

    private ModuleCallConfiguration? CallOf(ModuleAddress module) =>
        walk.Wanted.Find(module.Parent!.WithoutKeys)?.Calls.GetValueOrDefault(module.Steps[^1].Name);

    private static ObjectValue Known(
        ConcurrentDictionary<(ModuleAddress, string), Hcl.Values.HclValue> values, ModuleAddress module, IEnumerable<string> names, ObjectValue recorded) => new(
            from name in names
            let value = values.TryGetValue((module, name), out var found) ? SchemaValues.AnyToCore(found) : recorded.Find(name)
            where value is { IsNull: false, HasUnknowns: false }
            select KeyValuePair.Create(name, value));
}
