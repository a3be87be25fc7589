using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Described;

/// <summary>Finds the attributes that changes hang on, through locals, variables and outputs.</summary>
/// <remarks>Source: Terraform 1.11, internal/lang/globalref.</remarks>
internal sealed class RelevantAttributes
{
    private readonly ConfigurationTree _tree;
    private readonly HashSet<(string Module, string Name)> _seen = [];
    private readonly Stack<(ModuleAddress Module, ScopeTraversalSyntax Reference)> _open = [];
    private readonly SortedDictionary<string, RelevantAttribute> _found = new(StringComparer.Ordinal);

    private RelevantAttributes(ConfigurationTree tree) => _tree = tree;

    /// <summary>The attributes that are referred to by what changes, each once, in the order of their text.</summary>
    public static IReadOnlyList<RelevantAttribute> Find(ConfigurationTree tree, Plan plan)
    {
        var search = new RelevantAttributes(tree);
        foreach (var block in plan.Changes.Where(change => change.Action != PlannedAction.NoOp).Select(change => change.Address.Resource).Distinct())
        {
            search.AddBlock(block);
        }

        foreach (var output in plan.Outputs.Where(output => output.Action != PlannedAction.NoOp))
        {
            search.Add(ModuleAddress.Root, tree.Root.Outputs.GetValueOrDefault(output.Name)?.Value);
        }

        search.Follow();
        return [.. search._found.Values];
    }

    private void AddBlock(ResourceAddress address)
    {
        if (_tree.Find(address.Module)?.FindResource(address) is { } block)
        {
            Add(address.Module, block.Count);
            Add(address.Module, block.ForEach);
            Add(address.Module, block.Body.References());
        }
    }

    private void Add(ModuleAddress module, ExpressionSyntax? expression) => Add(module, expression?.References() ?? []);

    private void Add(ModuleAddress module, IEnumerable<ScopeTraversalSyntax> references)
    {
        foreach (var reference in references)
        {
            _open.Push((module, reference));
        }
    }

    private void Follow()
    {
        while (_open.TryPop(out var next))
        {
            var (address, reference) = next;
            if (_seen.Add((address.ToString(), reference.ToSource())) && _tree.Find(address) is { } module)
            {
                Follow(address, module, reference);
            }
        }
    }

    private void Follow(ModuleAddress address, ModuleConfiguration module, ScopeTraversalSyntax reference)
    {
        switch (reference.RootName, reference.Steps)
        {
            case ("local", [AttributeStepSyntax { Name: var name }, ..]):
                Add(address, module.Locals.GetValueOrDefault(name)?.Value);
                break;
            case ("var", [AttributeStepSyntax { Name: var name }, ..]) when !address.IsRoot:
                var argument = _tree.Find(address.Parent!)?.Calls.GetValueOrDefault(address.Steps[^1].Name)?.Arguments.GetValueOrDefault(name);
                Add(address.Parent!, argument?.Expression);
                break;
            case ("module", [AttributeStepSyntax { Name: var call }, ..]):
                FollowModule(address, module, call, [.. reference.Steps.Skip(1)]);
                break;
            case ("var" or "path" or "terraform" or "pulumi" or "count" or "each" or "self", _):
                break;
            default:
                Note(address, reference);
                break;
        }
    }

    private void FollowModule(ModuleAddress address, ModuleConfiguration module, string call, IReadOnlyList<TraversalStepSyntax> rest)
    {
        if (!module.Children.TryGetValue(call, out var child))
        {
            return;
        }

        var key = rest is [IndexStepSyntax index, ..] ? InstanceKeys.Of(index) : null;
        var inside = address.Child(call, key);
        if ((key is null ? rest : [.. rest.Skip(1)]) is [AttributeStepSyntax { Name: var output }, ..])
        {
            Add(inside, child.Outputs.GetValueOrDefault(output)?.Value);
            return;
        }

        foreach (var each in child.Outputs.Values)
        {
            Add(inside, each.Value);
        }
    }

    private void Note(ModuleAddress module, ScopeTraversalSyntax reference)
    {
        var named = reference.RootName == "data" ? 2 : 1;
        if (reference.Steps.Count < named)
        {
            return;
        }

        var subject = named < reference.Steps.Count && reference.Steps[named] is IndexStepSyntax ? named + 1 : named;
        var resource = (module.IsRoot ? "" : $"{module}.") + (reference with { Steps = [.. reference.Steps.Take(subject)] }).ToSource();
        var attribute = new RelevantAttribute(resource, [.. reference.Steps.Skip(subject).Select(step => step switch
        {
            AttributeStepSyntax named => named.Name,
            IndexStepSyntax index => index.Key,
            _ => "",
        })]);
        _found.TryAdd($"{resource}.{string.Join('.', attribute.Path)}", attribute);
    }
}
