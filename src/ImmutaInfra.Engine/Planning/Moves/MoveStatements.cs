using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Graph;

namespace ImmutaInfra.Engine.Planning.Moves;

/// <summary>Gathers the moves of a configuration and brings them into the order in which they follow from each other.</summary>
internal static class MoveStatements
{
    /// <summary>Those that the user wrote, in the order of the source.</summary>
    public static IReadOnlyList<MoveStatement> Written(ConfigurationTree wanted) =>
        [.. from module in wanted.Modules from moved in module.Moved select new MoveStatement(module.Address, moved.From, moved.To, moved)];

    /// <summary>Those that follow from <c>count</c> having come to a block, or gone: what had no key is now number 0, or the other way round.</summary>
    /// <param name="wanted">The configuration.</param>
    /// <param name="present">The addresses in the state.</param>
    /// <param name="written">What the user wrote, which goes before.</param>
    /// <remarks>Source: Terraform, as the binary behaves. Nothing follows from <c>for_each</c>.</remarks>
    public static IEnumerable<MoveStatement> Implied(
        ConfigurationTree wanted, IReadOnlyCollection<InstanceAddress> present, IReadOnlyList<MoveStatement> written)
    {
        var byStart = written.ToLookup(statement => statement.Start);
        foreach (var address in present.Where(address => address.Key is null || address.Key.Index == 0))
        {
            if (wanted.Find(address.Resource.Module)?.FindResource(address.Resource) is not { ForEach: null } block)
            {
                continue;
            }

            var (from, to) = block.Count is null ? (new InstanceKey(0), (InstanceKey?)null) : (null, new InstanceKey(0));
            if (!Equals(address.Key, from) || byStart[BlockKey.Of(address.Resource)].Concat(byStart[null]).Any(statement => statement.Apply(address) is not null))
            {
                continue;
            }

            var module = address.Resource.Module;
            yield return new MoveStatement(
                ModuleAddress.Root, new AddressPattern(module, address.Resource, from), new AddressPattern(module, address.Resource, to), null);
        }
    }

    /// <summary>The statements, each behind those whose results it moves on. Rings are reported.</summary>
    public static IReadOnlyList<MoveStatement> InOrder(IReadOnlyList<MoveStatement> statements, DiagnosticBag diagnostics)
    {
        var graph = new DependencyGraph<MoveStatement>();
        foreach (var statement in statements)
        {
            graph.Add(statement);
        }

        // Resources follow on moves of the same block or of modules only; there may be thousands of them.
        var byEnd = statements.ToLookup(statement => statement.End);
        foreach (var next in statements)
        {
            var candidates = next.Start is { } start ? byEnd[start].Concat(byEnd[null]) : statements;
            foreach (var earlier in candidates.Where(earlier => !ReferenceEquals(earlier, next) && earlier.MayPrecede(next)))
            {
                graph.Connect(next, earlier);
            }
        }

        var rings = graph.FindCycles();
        diagnostics.AddRange(rings.Select(MoveDiagnostics.Cyclic));
        return rings.Count > 0 ? [] : graph.InDependencyOrder();
    }
}
