using System.ComponentModel;
using System.Text.Json;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Text;
using Pulumi;
using Pulumi.Automation.Commands.Exceptions;
using Pulumi.Automation.Exceptions;

namespace Immuta.Deploy;

/// <summary>What went wrong, in the user's words, and how the program ends.</summary>
internal static class Failures
{
    /// <summary>Explains what is to be expected; null for a bug, which keeps its stack trace.</summary>
    public static (string Message, int ExitCode)? Explain(Exception failure) => failure switch
    {
        UsageException usage => (usage.Message, ExitCodes.Usage),
        RunException settings => (settings.Message, ExitCodes.Usage),
        OperationCanceledException => ("Interrupted. Where pulumi left the stack locked, \"pulumi cancel\" frees it.", ExitCodes.Interrupted),
        ConcurrentUpdateException locked => (
            $"Another update of this stack is under way; try again when it is done. If it died, \"pulumi cancel\" frees the stack.\n{locked.Message.Trim()}",
            ExitCodes.Locked),
        StackNotFoundException => ("There is no such stack. \"up\" and \"preview\" make a new one; \"pulumi stack ls\" lists those that are there.", ExitCodes.NoStack),
        ProjectSettingsConflictException conflict => ($"{conflict.SettingsFileLocation} says something else of the project than this program.", ExitCodes.Usage),
        NoSummaryEventException or MissingExpectedEventException => ($"Pulumi ended without saying what came of it: {failure.Message}", ExitCodes.Failed),
        DiagnosticException said => (Text(said), ExitCodes.Failed),
        CommandException command => (command.Message.Trim(), ExitCodes.Failed),
        JsonException => ("Pulumi's preview was no JSON, so that no plan was written.", ExitCodes.Failed),
        Win32Exception => ("The pulumi command is not there: install it, https://www.pulumi.com/docs/install/.", ExitCodes.Usage),
        InvalidOperationException version when version.TargetSite?.DeclaringType?.Namespace?.StartsWith("Pulumi.Automation", StringComparison.Ordinal) is true =>
            (version.Message, ExitCodes.Usage),
        IOException or UnauthorizedAccessException => (failure.Message, ExitCodes.Failed),
        _ => null,
    };

    private static string Text(DiagnosticException said)
    {
        using var text = new StringWriter();
        new DiagnosticsView(text, new TextOptions(), _ => null).Write(said.Diagnostics);
        return text.ToString().TrimEnd();
    }
}
