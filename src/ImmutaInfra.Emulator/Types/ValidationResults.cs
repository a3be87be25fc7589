using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>Builds the <c>validationResults</c> of an answer: which tests ran, and how they went.</summary>
/// <remarks>
/// Source: Immuta API reference, "Response schema". Which tests an edit or a deletion runs is not documented: here an edit
/// runs those that do not demand that something is absent, a deletion only the first one (the connection).
/// </remarks>
internal static class ValidationResults
{
    /// <summary>Runs the tests of an operation.</summary>
    /// <param name="type">The kind of integration.</param>
    /// <param name="operation">What is to be done.</param>
    /// <param name="autoBootstrap">Whether Immuta sets the platform up itself.</param>
    /// <param name="config">The configuration under test.</param>
    /// <param name="failures">The tests that do not pass, those that the caller asked for first.</param>
    public static JObject Of(
        IntegrationType type, Operation operation, bool? autoBootstrap, JObject config, IReadOnlyList<FailingTest> failures)
    {
        var tests = new JArray();
        foreach (var test in type.Tests.Where(test => Runs(type, test, operation, autoBootstrap)
            || failures.Any(failure => test.IsCalled(failure.Name))))
        {
            var failure = failures.FirstOrDefault(failure => test.IsCalled(failure.Name));
            tests.Add(failure is not null
                ? Describe(test.Name, failure.Status, failure.Message ?? test.FailureMessage ?? $"{test.Name} failed.")
                : IsSkipped(test, config) ? Describe(test.Name, "skipped") : Passed(test));
        }

        foreach (var failure in failures.Where(failure => !type.Tests.Any(test => test.IsCalled(failure.Name))))
        {
            tests.Add(Describe(failure.Name, failure.Status, failure.Message ?? $"{failure.Name} failed."));
        }

        return new JObject { ["status"] = Overall(tests), ["validationTests"] = tests };
    }

    public static bool HasFailed(JObject results) => (string?)results["status"] == "failed";

    // The documents do not say how the overall status comes about; the worst test decides.
    private static string Overall(JArray tests)
    {
        var statuses = tests.Select(test => (string?)test["status"]).ToHashSet();
        return statuses.Contains("failed") ? "failed" : statuses.Contains("warning") ? "warning" : "passed";
    }

    private static bool Runs(IntegrationType type, TestRow test, Operation operation, bool? autoBootstrap) => operation switch
    {
        _ when test.IsForAutomaticOnly && autoBootstrap != true => false,
        _ when test.IsForManualOnly && autoBootstrap == true => false,
        Operation.Create => true,
        Operation.Edit => !test.IsForCreationOnly,
        _ => ReferenceEquals(test, type.Tests[0]),
    };

    private static bool IsSkipped(TestRow test, JObject config) =>
        (test.TableName.Contains("impersonation role", StringComparison.Ordinal)
            && !Condition.IsSetTo((config["impersonation"] as JObject)?["enabled"], true))
        || (test.TableName.Contains("privileged role", StringComparison.Ordinal) && config["role"] is null);

    // "result" is undocumented; the examples show these two forms on the tests of a connection.
    private static JObject Passed(TestRow test)
    {
        var described = Describe(test.Name, "passed");
        if (test.Name == "Basic Connection Test")
        {
            described["result"] = new JArray(new JObject { ["1"] = 1 });
        }
        else if (test.TableName.Contains("connect", StringComparison.OrdinalIgnoreCase))
        {
            described["result"] = new JArray(JValue.CreateNull());
        }

        return described;
    }

    private static JObject Describe(string name, string status, string? message = null)
    {
        var described = new JObject { ["name"] = name, ["status"] = status };
        if (message is not null)
        {
            described["message"] = message;
        }

        return described;
    }
}
