using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Drift;

/// <summary>Shows what was changed, attribute by attribute, in the names of the configuration. Secrets are never shown.</summary>
internal static class DriftLines
{
    private static readonly HclNames Names = new(opensSecrets: false, fillsNulls: false);
    private static readonly Lock Gate = new();

    /// <summary>The path of a change in HCL names: <c>impersonation.role</c>.</summary>
    public static string PathOf(DriftFinding finding, AttributeChange change) => string.Concat(
        HclNames.Path(finding.Schema, change.Path).Select((segment, i) => segment is int index ? $"[{index}]" : i == 0 ? $"{segment}" : $".{segment}"));

    /// <summary>A value of a change with HCL names inside of it.</summary>
    public static Value InHcl(DriftFinding finding, AttributeChange change, Value value)
    {
        var whole = Tree(finding, [change], _ => value);
        return HclNames.Path(finding.Schema, change.Path).OfType<string>().Aggregate((Value)whole, (outer, name) => outer is ObjectValue members ? members[name] : outer);
    }

    /// <summary>The lines that show how the state's values became others.</summary>
    public static IReadOnlyList<ChangeLine> Of(DriftFinding finding, int most = int.MaxValue) => ChangeLines.Of(
        new ReportedChange
        {
            Address = finding.Name,
            Type = finding.Type,
            Action = PlannedAction.Update,
            Sentence = "",
            Before = Tree(finding, finding.Changes, change => change.Before),
            After = Tree(finding, finding.Changes, change => change.After),
        },
        most);

    private static ObjectValue Tree(DriftFinding finding, IEnumerable<AttributeChange> changes, Func<AttributeChange, Value> valueOf)
    {
        var tree = changes.Aggregate(ObjectValue.Empty, (whole, change) => With(whole, [.. change.Path.Segments.OfType<string>()], valueOf(change)));
        lock (Gate)
        {
            return Names.Of(finding.Schema, tree, []);
        }
    }

    private static ObjectValue With(ObjectValue whole, ReadOnlySpan<string> path, Value value)
    {
        var inner = path.Length == 1 ? value : With(whole[path[0]] as ObjectValue ?? ObjectValue.Empty, path[1..], value);
        return whole.Without(path[0]).With(path[0], inner);
    }
}
