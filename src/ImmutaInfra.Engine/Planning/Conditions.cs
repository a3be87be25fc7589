using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Hcl.Evaluation;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Holds a resource to its pre- and postconditions.</summary>
internal static class Conditions
{
    /// <summary>Before it is touched.</summary>
    public static void CheckBefore(
        ResourceConfiguration block, EvaluationContext context, InstanceAddress address, WalkContext walk, DiagnosticBag found) =>
        Check(block.Lifecycle.Preconditions, ConditionDiagnostics.FailedPrecondition, context, address, walk, found);

    /// <summary>Once its new value is known, as far as it is.</summary>
    public static void CheckAfter(
        ResourceConfiguration block, EvaluationContext context, InstanceAddress address, WalkContext walk, DiagnosticBag found) =>
        Check(block.Lifecycle.Postconditions, ConditionDiagnostics.FailedPostcondition, context, address, walk, found);

    private static void Check(
        IReadOnlyList<ConditionConfiguration> conditions,
        Func<ConditionConfiguration, string, string, Diagnostic> failed,
        EvaluationContext context,
        InstanceAddress address,
        WalkContext walk,
        DiagnosticBag found)
    {
        foreach (var condition in conditions)
        {
            var (status, message) = ConditionReader.Read(condition, context, found);
            walk.Checks.Note("resource", address.ToString(), status, message);
            if (status == CheckStatus.Fail)
            {
                found.Add(failed(condition, address.ToString(), message!).Involving(condition.Condition, context));
            }
        }
    }
}
