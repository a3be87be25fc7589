using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Finds the nodes that a reference means.</summary>
internal sealed class NodeIndex
{
    private readonly Dictionary<(ModuleAddress Module, string Name), WalkNode> _named = [];
    private readonly Dictionary<ProviderKey, ProviderNode> _providers = [];
    private readonly Dictionary<ModuleAddress, List<WalkNode>> _inModule = [];

    /// <summary>Reads the nodes of a graph.</summary>
    public NodeIndex(IEnumerable<WalkNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (NameOf(node) is { } name)
            {
                _named[(node.Owner.Address, name)] = node;
            }

            if (node is ProviderNode provider)
            {
                _providers[provider.Key] = provider;
            }

            if (!_inModule.TryGetValue(node.Owner.Address, out var siblings))
            {
                _inModule[node.Owner.Address] = siblings = [];
            }

            siblings.Add(node);
        }
    }

    /// <summary>The node of a provider, or null.</summary>
    public ProviderNode? Find(ProviderKey provider) => _providers.GetValueOrDefault(provider);

    /// <summary>The node of a name in a module, or null: <c>data.immuta_integration.a</c>.</summary>
    public WalkNode? FindNamed(ModuleConfiguration module, string name) => _named.GetValueOrDefault((module.Address, name));

    /// <summary>The node that finds out how often a module is called; null for the root.</summary>
    public WalkNode? CallOf(ModuleConfiguration module) => module.Address.Parent is { } caller
        ? _named.GetValueOrDefault((caller, $"module.{module.Address.Steps[^1].Name}"))
        : null;

    /// <summary>What a reference needs the values of.</summary>
    /// <param name="module">The module in which it stands.</param>
    /// <param name="reference">The reference.</param>
    public IEnumerable<WalkNode> Find(ModuleConfiguration module, ScopeTraversalSyntax reference)
    {
        var name = reference.Steps is [AttributeStepSyntax first, ..] ? first.Name : null;
        switch (reference.RootName)
        {
            case "var":
                return One((module.Address, $"var.{name}")).Concat(One((module.Address, $"validation of {name}")));
            case "local":
                return One((module.Address, $"local.{name}"));
            case "module" when name is not null && module.Children.TryGetValue(name, out var child):
                var output = reference.Steps.Skip(1).OfType<AttributeStepSyntax>().FirstOrDefault()?.Name;
                var outputs = output is not null && child.Outputs.ContainsKey(output) ? [output] : child.Outputs.Keys;
                return outputs.SelectMany(each => One((child.Address, $"output.{each}"))).Concat(One((module.Address, $"module.{name}")));
            case "path" or "terraform" or "pulumi" or "count" or "each" or "self" or "module":
                return [];
            default:
                return ResourceReference.From(reference) is { } resource ? One((module.Address, resource.LocalAddress)) : [];
        }
    }

    /// <summary>What a <c>depends_on</c> waits for: of a module, everything in it.</summary>
    /// <param name="module">The module in which it stands.</param>
    /// <param name="reference">The reference.</param>
    public IEnumerable<WalkNode> FindWhole(ModuleConfiguration module, ScopeTraversalSyntax reference) =>
        reference.RootName == "module"
        && reference.Steps is [AttributeStepSyntax { Name: var call }, ..]
        && module.Children.TryGetValue(call, out var child)
            ? child.SelfAndDescendants().SelectMany(inner => _inModule.GetValueOrDefault(inner.Address, []))
            : Find(module, reference);

    private static string? NameOf(WalkNode node) => node switch
    {
        VariableNode variable => $"var.{variable.Variable.Name}",
        VariableValidationNode validation => $"validation of {validation.Variable}",
        LocalNode local => $"local.{local.Configuration.Name}",
        OutputNode output => $"output.{output.Configuration.Name}",
        ModuleCallNode call => $"module.{call.Configuration.Name}",
        IResourceBlockNode resource => resource.Block.LocalAddress,
        _ => null,
    };

    private IEnumerable<WalkNode> One((ModuleAddress, string) name) => _named.TryGetValue(name, out var node) ? [node] : [];
}
