using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Json;

namespace ImmutaInfra.Cli.Commands;

/// <summary>The shapes in which a command says to a program that it failed.</summary>
internal static class JsonFailure
{
    /// <summary>As <c>terraform validate -json</c>.</summary>
    public static void AsValidation(CliEnvironment environment, IReadOnlyCollection<Diagnostic> diagnostics) =>
        View(environment).WriteValidation(diagnostics);

    /// <summary>In a plan's stead.</summary>
    public static void AsPlan(CliEnvironment environment, IReadOnlyCollection<Diagnostic> diagnostics) => View(environment).WriteFailedPlan(diagnostics);

    /// <summary>In any other answer's stead.</summary>
    public static void AsAnswer(CliEnvironment environment, IReadOnlyCollection<Diagnostic> diagnostics) => View(environment).WriteFailed(diagnostics);

    /// <summary>As lines of a stream.</summary>
    public static void AsEvents(CliEnvironment environment, IReadOnlyCollection<Diagnostic> diagnostics) =>
        new EventJsonView(environment.Output, environment.Clock, showsSecrets: false, environment.ReadSource).Diagnostics(diagnostics);

    /// <summary>Runs a command and says in the shape that its programs read what goes wrong.</summary>
    /// <param name="environment">What is outside.</param>
    /// <param name="isJson">Whether a program reads.</param>
    /// <param name="write">One of the shapes.</param>
    /// <param name="body">The command.</param>
    public static async Task<int> ToldAsync(
        CliEnvironment environment, bool isJson, Action<CliEnvironment, IReadOnlyCollection<Diagnostic>> write, Func<Task<int>> body)
    {
        try
        {
            return await body();
        }
        catch (Exception exception) when (isJson)
        {
            var failure = Failure.Of(exception, environment.Interrupts);
            write(environment, failure.Diagnostics);
            if (failure.IsExpected)
            {
                return failure.ExitCode;
            }

            // Programs read of it here, people on standard error from whoever called.
            throw;
        }
    }

    private static DiagnosticsJsonView View(CliEnvironment environment) => new(environment.Output, environment.ReadSource);
}
