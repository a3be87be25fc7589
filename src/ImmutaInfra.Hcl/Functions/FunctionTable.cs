using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace ImmutaInfra.Hcl.Functions;

/// <summary>The functions that expressions can call, by name.</summary>
public sealed class FunctionTable
{
    private readonly FrozenDictionary<string, HclFunction> _functions;

    /// <summary>A table of these functions.</summary>
    public FunctionTable(IEnumerable<KeyValuePair<string, HclFunction>> functions) =>
        _functions = functions.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All functions of Terraform 1.11, under their own names, under <c>core::…</c>, and those of
    /// <c>provider::terraform::…</c>.</summary>
    public static FunctionTable Terraform { get; } = new(TerraformFunctions.All());

    /// <summary>The names, in no order.</summary>
    public IReadOnlyCollection<string> Names => _functions.Keys;

    /// <summary>Looks for a function.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out HclFunction? function) => _functions.TryGetValue(name, out function);

    /// <summary>The functions of these names alone; unknown names are passed over.</summary>
    public FunctionTable Only(params IEnumerable<string> names) => new(
        names.Where(_functions.ContainsKey).Select(name => KeyValuePair.Create(name, _functions[name])));
}
