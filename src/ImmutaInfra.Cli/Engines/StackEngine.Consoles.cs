using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Consoles;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Cli.Engines;

/// <content>Evaluating expressions.</content>
internal sealed partial class StackEngine
{
    private const string NoFiles = "IMI1502";

    /// <inheritdoc/>
    public async Task<ConsoleSession> OpenConsoleAsync(CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        var (wanted, basis) = Load(found);

        // Functions can be tried in an empty folder, too.
        var problems = found.Where(problem => problem.Code != NoFiles).ToList();
        if (problems.Exists(problem => problem.Severity == Severity.Error))
        {
            throw new DiagnosticException(problems);
        }

        var loaded = await _store.FindAsync(_stack, cancellationToken);
        return await ConsoleSession.OpenAsync(
            _providers,
            new PlanRequest
            {
                Wanted = wanted,
                Variables = basis.Variables,
                Prior = loaded?.Snapshot ?? new StackSnapshot { Stack = _stack.Qualified },
                Facts = Facts,
                Functions = Functions,
            },
            cancellationToken);
    }
}
