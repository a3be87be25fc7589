using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli;

/// <summary>What to tell the user when a command ends with an exception, and what to end with.</summary>
/// <param name="Diagnostics">The messages.</param>
/// <param name="ExitCode">What the program ends with.</param>
/// <param name="IsExpected">Whether there is no more to it than the messages say.</param>
internal sealed record Failure(IReadOnlyList<Diagnostic> Diagnostics, int ExitCode, bool IsExpected)
{
    /// <summary>Explains an exception. Its own text may hold anything, so only what is known to be meant for users is shown.</summary>
    public static Failure Of(Exception exception, Interrupts interrupts) => exception switch
    {
        DiagnosticException expected => new(expected.Diagnostics, interrupts.IsSignalled ? Cli.ExitCode.Interrupted : Cli.ExitCode.Error, IsExpected: true),
        AggregateException { InnerException: { } first } => Of(first, interrupts),
        OperationCanceledException when interrupts.IsSignalled => new([CliDiagnostics.Interrupted()], Cli.ExitCode.Interrupted, IsExpected: true),
        FileNotFoundException or DirectoryNotFoundException => new([CliDiagnostics.NoSuchFile(exception.Message)], Cli.ExitCode.Error, IsExpected: false),
        IOException or UnauthorizedAccessException => new([CliDiagnostics.BrokenFile(exception.Message)], Cli.ExitCode.Error, IsExpected: false),
        _ => new([CliDiagnostics.OurMistake(exception)], Cli.ExitCode.Error, IsExpected: false),
    };
}
