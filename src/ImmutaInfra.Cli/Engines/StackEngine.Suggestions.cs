using System.Text.RegularExpressions;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Cli.Engines;

/// <content>What the user may have meant by an address that names nothing.</content>
internal sealed partial class StackEngine
{
    private async Task<PlannedRun> WithSuggestionsAsync(PlannedRun run, PlanChoices request, CancellationToken cancellationToken)
    {
        var hasLostTargets = run.Plan.Diagnostics.Any(diagnostic => diagnostic.Code == "IMI3036");
        if (run.Plan.HasErrors || (!hasLostTargets && request is { Excludes: [], Replaces: [] }))
        {
            return run;
        }

        var blocks = BlockAddresses();
        var instances = (await ReadStateAsync(cancellationToken)).Resources.Select(resource => resource.Address.ToString())
            .Concat(run.Plan.Changes.Select(change => change.Address.ToString())).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> known = [.. instances.Union(blocks)];
        List<Diagnostic> said =
        [
            .. run.Plan.Diagnostics.Select(diagnostic =>
                diagnostic is { Code: "IMI3036", Hint: null } && request.Targets.FirstOrDefault(text => diagnostic.Detail.Contains(text, StringComparison.Ordinal)) is { } target
                && Nearest.To(target, known) is { } near
                    ? diagnostic with { Hint = $"did you mean \"{near}\"?" }
                    : diagnostic),
            .. request.Excludes.Where(text => !known.Any(address => AreRelated(address, text))).Select(text => CliDiagnostics.NothingExcluded(text, Nearest.To(text, known))),
            .. request.Replaces.Where(text => !instances.Contains(text)).Select(text => CliDiagnostics.NothingReplaced(text, Nearest.To(text, known))),
        ];
        return said.SequenceEqual(run.Plan.Diagnostics) ? run : run.With(said);
    }

    private List<string> BlockAddresses()
    {
        try
        {
            return [.. FindGraph().Nodes.Select(node => node.Address.ToString())];
        }
        catch (DiagnosticException)
        {
            return []; // what is wrong there is said already
        }
    }

    /// <summary>Whether one address is the other, an instance of it, or in its module.</summary>
    private static bool AreRelated(string address, string text) => IsWithin(address, text) || IsWithin(Key().Replace(text, ""), Key().Replace(address, ""));

    private static bool IsWithin(string address, string outer) =>
        address.StartsWith(outer, StringComparison.Ordinal) && (address.Length == outer.Length || address[outer.Length] is '[' or '.');

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Key();
}
