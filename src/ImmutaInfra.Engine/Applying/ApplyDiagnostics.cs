using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Applying;

/// <summary>What applying has to say; IMI45xx.</summary>
internal static class ApplyDiagnostics
{
    public static Diagnostic InconsistentInputs(InstanceAddress address, SourceSpan at, PropertyPath path) => Diagnostic.Error(
        "IMI4501", "Configuration gives another value than planned", at,
        $"While applying, {(path.Equals(PropertyPath.Root) ? "an argument" : $"\"{path}\"")} of {address} has another value than the plan showed, so nothing was done to it. An expression that gives a different value each time, or a file that changed meanwhile, does this.",
        "plan again.") with
    { Address = address.ToString() };

    public static Diagnostic DoesNotWork(InstanceAddress address, SourceSpan at, string id, IReadOnlyList<string> reasons) => Diagnostic.Error(
        "IMI4502", "Created, but does not work", at,
        $"{address} exists with the id {id} and is in the state, but it does not work:\n{string.Join('\n', reasons.Select(reason => $"  - {reason}"))}",
        "mend the cause and apply again: the next run repairs it in place, or goes on waiting where it only took too long.") with
    { Address = address.ToString() };

    /// <summary>What a provider says of an operation that has failed, or that the user did not wait for.</summary>
    public static IEnumerable<Diagnostic> OfFailure(ProviderException failure, InstanceAddress address, SourceSpan? at) =>
        failure.Kind == FailureKind.Cancelled ? [NotAwaited(address, at)] : failure.Diagnostics.Select(diagnostic => diagnostic.Place(address, at));

    public static bool IsNotAwaited(Diagnostic diagnostic) => diagnostic.Code == "IMI4507";

    /// <summary>Stands for one instance until the end of the run, where <see cref="Interrupted"/> tells of all together.</summary>
    public static Diagnostic NotAwaited(InstanceAddress address, SourceSpan? at) => Diagnostic.Error(
        "IMI4507", "Not waited for", at, "The run was stopped while this was still going on.", "apply again: the next run finds out what came of it.") with
    { Address = address.ToString() };

    public static Diagnostic Interrupted(IReadOnlyList<string> notAwaited, int left) => Diagnostic.Error(
        "IMI4503", "Interrupted", null,
        "What had begun is in the state, as far as it got."
            + (notAwaited.Count == 0 ? "" : $" Still going on, and not waited for: {string.Join(", ", notAwaited)}.")
            + (left switch { 0 => "", 1 => " 1 change was not begun.", _ => $" {left} changes were not begun." }),
        notAwaited.Count == 0 ? "apply again to go on." : "apply again to go on: that finds out what came of them.");

    public static Diagnostic CommandFailed(InstanceAddress address, SourceSpan at, string? command, int? status, string? output) => Diagnostic.Error(
        "IMI4505", "local-exec provisioner error", at,
        $"The command {(command is null ? "" : $"'{command}' ")}{(status is null ? "could not be started" : $"ended with the exit status {status}")}."
            + (output is null ? " What it wrote is not shown, since it was given something sensitive." : output.Length == 0 ? "" : $" It wrote:\n{output.TrimEnd()}")) with
    { Address = address.ToString() };

    public static Diagnostic InvalidCommandArgument(BodyAttribute argument, string type) => Diagnostic.Error(
        "IMI4506", "Invalid provisioner argument", argument.Expression.Span, $"\"{argument.Name}\" must be known and a {type}.");

    public static Diagnostic PlanHasErrors() => Diagnostic.Error(
        "IMI4504", "Plan is incomplete", null, "A plan with errors cannot be applied.");
}
