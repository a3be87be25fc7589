using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>What creating, editing and deleting have in common: tests now, a transient state, an end later.</summary>
internal sealed class Undertaking(IntegrationStore store, EmulatorOptions options, Views views)
{
    /// <summary>Runs the validation tests that an operation begins with.</summary>
    /// <param name="operation">What is to be done.</param>
    /// <param name="record">The integration as it would be then; of a new one, <c>Id</c> is 0.</param>
    /// <param name="faults">What is to go wrong.</param>
    public JObject Test(Operation operation, IntegrationRecord record, Faults faults)
    {
        // Tests that are to fail later, in the background, pass now.
        var failures = new List<FailingTest>(EndsBadly(faults) ? [] : faults.FailTests);
        if (operation != Operation.Delete)
        {
            var namesake = store.FindHolder(IntegrationRecord.NameClaim(record.Type, record.Config));
            failures.AddRange(ConfigTests.FailuresOf(
                record.Type, record.Config, isNameTaken: namesake is not null && namesake.Id != record.Id));
        }

        return ValidationResults.Of(record.Type, operation, record.AutoBootstrap, record.Config, failures);
    }

    /// <summary>How the operation will end, and when.</summary>
    /// <param name="operation">What is being done.</param>
    /// <param name="record">The integration as it is meanwhile.</param>
    /// <param name="goodEnd">The status that it ends in if nothing goes wrong.</param>
    /// <param name="configBefore">The configuration that a failed edit goes back to; null if there is none.</param>
    /// <param name="faults">What is to go wrong.</param>
    public PendingChange Begin(
        Operation operation, IntegrationRecord record, string goodEnd, JObject? configBefore, Faults faults)
    {
        var end = faults.EndStatus ?? goodEnd;
        return new PendingChange
        {
            EndsAt = faults.IsStuck ? null : store.After(options.SettleAfter),
            EndStatus = end,
            ConfigAfter = end == IntegrationStatus.EditError ? configBefore : null,
            ResultsAfter = EndsBadly(faults) ? FailedResults(operation, record, faults) : null,
        };
    }

    /// <summary>What a dry run answers. That a failed test is no error here is inferred, hence the switch.</summary>
    /// <param name="results">How the tests went.</param>
    /// <param name="record">The integration; null before it exists.</param>
    /// <param name="refusal">What the real call would answer if a test fails.</param>
    public Answer DryRun(JObject results, IntegrationRecord? record, Answer refusal) =>
        options.FailedDryRunIs422 && ValidationResults.HasFailed(results) ? refusal
        : record is null ? Answer.Json(new JObject { ["validationResults"] = results })
        : Answer.Json(views.Result(record, results));

    /// <summary>The test results as far as an error shows them.</summary>
    public JObject? Shown(JObject results) => options.ValidationResultsIn422 ? results : null;

    /// <summary>The test results of an operation that ended in an error.</summary>
    public static JObject FailedResults(Operation operation, IntegrationRecord record, Faults faults)
    {
        // An error without a reason helps nobody: by default it was the connection.
        IReadOnlyList<FailingTest> failures = faults.FailTests.Count > 0 || record.Type.Tests.Count == 0
            ? faults.FailTests
            : [new FailingTest(record.Type.Tests[0].Name)];
        return ValidationResults.Of(record.Type, operation, record.AutoBootstrap, record.Config, failures);
    }

    private static bool EndsBadly(Faults faults) => faults.EndStatus is { } end && IntegrationStatus.IsError(end);
}
