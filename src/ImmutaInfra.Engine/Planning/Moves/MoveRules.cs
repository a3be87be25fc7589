using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;

namespace ImmutaInfra.Engine.Planning.Moves;

/// <summary>Finds <c>moved</c> blocks that contradict each other or the rest of the configuration. It comes after the walk, which finds out what
/// instances there are.</summary>
/// <remarks>Source: Terraform 1.11, as the binary behaves.</remarks>
internal static class MoveRules
{
    /// <summary>Reports what is wrong.</summary>
    public static void Check(ConfigurationTree wanted, ValueStore values, DiagnosticBag diagnostics)
    {
        var byStart = new Dictionary<string, MoveStatement>(StringComparer.Ordinal);
        var byEnd = new Dictionary<string, MoveStatement>(StringComparer.Ordinal);
        foreach (var statement in MoveStatements.Written(wanted))
        {
            var (from, to) = (End(statement, statement.From), End(statement, statement.To));
            if (from == to)
            {
                diagnostics.Add(MoveDiagnostics.Redundant(statement));
                continue;
            }

            if (!byStart.TryAdd(from, statement))
            {
                if (End(byStart[from], byStart[from].To) != to)
                {
                    diagnostics.Add(MoveDiagnostics.TwoDestinations(statement, byStart[from]));
                }
            }
            else if (!byEnd.TryAdd(to, statement))
            {
                diagnostics.Add(MoveDiagnostics.TwoSources(statement, byEnd[to]));
            }

            if (Declaration(statement, wanted, values) is var (isDeclared, place) && isDeclared)
            {
                diagnostics.Add(MoveDiagnostics.StillDeclared(statement, place));
            }
        }
    }

    private static string End(MoveStatement statement, AddressPattern end) => MoveStatement.Absolute(end, statement.Home).ToString();

    private static (bool IsDeclared, SourceSpan? Place) Declaration(MoveStatement statement, ConfigurationTree wanted, ValueStore values)
    {
        var from = MoveStatement.Absolute(statement.From, statement.Home);
        var isWhole = statement.From.Resource is null
            ? statement.From.Module.Steps[^1].Key is null && (statement.To.Module.Steps.Count == 0 || statement.To.Module.Steps[^1].Key is null)
            : statement.From.Key is null && statement.To.Key is null;
        if (from.Resource is { } resource)
        {
            var block = wanted.Find(from.Module)?.FindResource(resource);
            if (block is null && wanted.Root.Imports.FirstOrDefault(import => import.ForEach is null
                && WrittenAddresses.ToPattern(import.To, []) is { } target && target.ToString() == from.ToString()) is { } import)
            {
                return (true, import.Span);
            }

            return (block is not null && (isWhole || Instances(statement, values).Any(module =>
                values.Resources.TryGetValue(resource with { Module = module }, out var there) && there.Repetition.Has(from.Key))), block?.Span);
        }

        var caller = wanted.Find(from.Module.Parent!);
        var last = from.Module.Steps[^1];
        var call = caller?.Calls.GetValueOrDefault(last.Name);
        return (call is not null && (isWhole || values.ModuleCalls
            .Any(each => each.Key.Name == last.Name && each.Key.Caller.WithoutKeys.Equals(from.Module.Parent!.WithoutKeys) && each.Value.Has(last.Key))), call?.Span);
    }

    private static IEnumerable<ModuleAddress> Instances(MoveStatement statement, ValueStore values) =>
        values.InstancesOf(statement.Home).Select(home => statement.From.Module.Steps.Aggregate(home, (outer, step) => outer.Child(step.Name, step.Key)));
}
