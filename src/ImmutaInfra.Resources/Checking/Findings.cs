using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;

namespace ImmutaInfra.Resources.Checking;

/// <summary>Gathers mistakes.</summary>
internal sealed class Findings
{
    private readonly List<CheckProblem> _problems = [];

    /// <summary>What was found, in the order of finding.</summary>
    public IReadOnlyList<CheckProblem> Problems => _problems;

    /// <summary>Adds a mistake at a place.</summary>
    public void Add(Place place, Diagnostic diagnostic) =>
        _problems.Add(new CheckProblem(place.Path, diagnostic with { Attribute = place.Hcl.Length == 0 ? null : place.Hcl }));
}
