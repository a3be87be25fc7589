using ImmutaInfra.Core.Providers;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;

namespace ImmutaInfra.Provider.Calls;

/// <summary>From mistakes in inputs to the engine's form of them.</summary>
internal static class CheckFailures
{
    /// <summary>Each mistake at its property.</summary>
    public static IEnumerable<CheckFailure> Of(IEnumerable<CheckProblem> problems, Plugin plugin) =>
        problems.Select(problem => new CheckFailure { Property = problem.Path.ToString(), Reason = plugin.Wording.OfMistake(problem.Diagnostic) });

    /// <summary>What the server found, in its own words.</summary>
    public static IEnumerable<CheckFailure> OfServer(IEnumerable<CheckProblem> problems, Plugin plugin, string urn) =>
        problems.Select(problem => new CheckFailure { Property = problem.Path.ToString(), Reason = plugin.Wording.OfFailure(problem.Diagnostic, urn) });
}
