using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Consoles;

/// <summary>The names of the root module, and locals that hide those of the same name.</summary>
/// <param name="outer">The names of the root module.</param>
/// <param name="locals">The locals on top, by name.</param>
internal sealed class ConsoleScope(IScope outer, IReadOnlyDictionary<string, LocalConfiguration> locals) : IScope
{
    private readonly Dictionary<string, HclValue> _values = new(StringComparer.Ordinal);

    /// <summary>Whether anything of the configuration has been asked for: values that the user has not typed just now.</summary>
    public bool AsksConfiguration { get; private set; }

    /// <summary>Sets the value of one of the locals on top.</summary>
    public void Set(string local, HclValue value) => _values[local] = value;

    /// <summary>The local on top that a reference means, or null.</summary>
    public LocalConfiguration? Find(ScopeTraversalSyntax reference) =>
        reference is { RootName: "local", Steps: [AttributeStepSyntax { Name: var name }, ..] } ? locals.GetValueOrDefault(name) : null;

    /// <inheritdoc/>
    public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics)
    {
        if (Find(traversal) is { } local)
        {
            return new ScopeResolution(_values.GetValueOrDefault(local.Name, HclValue.DynamicUnknown), StepsTaken: 1);
        }

        AsksConfiguration |= traversal.RootName is not ("path" or "terraform" or "pulumi");
        return outer.Resolve(traversal, diagnostics);
    }
}
