using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>The validation tests that can be judged from the configuration alone, without a data platform.</summary>
internal static partial class ConfigTests
{
    /// <summary>The tests that fail for this configuration.</summary>
    /// <param name="type">The kind of integration.</param>
    /// <param name="config">The configuration, with the server's defaults.</param>
    /// <param name="isNameTaken">Whether another integration of the type has the same display name.</param>
    public static IEnumerable<FailingTest> FailuresOf(IntegrationType type, JObject config, bool isNameTaken)
    {
        switch (type.Name)
        {
            case "Azure Synapse Analytics" when HasEqualDelimiters(config):
                yield return new FailingTest("Initial validation: delimiters test");
                break;
            case "Native S3":
                if (isNameTaken)
                {
                    yield return new FailingTest("The provided integration name is unique across Immuta S3 integrations");
                }

                if (!RoleArn().IsMatch((string?)config["awsLocationRole"] ?? ""))
                {
                    yield return new FailingTest("The provided access grants location role is a valid ARN format");
                }

                break;
            case "Google BigQuery":
                if (Target.KeyFileOf(config) is not { } keyFile)
                {
                    yield return new FailingTest("Basic validation: connection can be made to BigQuery");
                }
                else if (HasForeignAccount(keyFile))
                {
                    yield return new FailingTest("Basic validation: Immuta service account postfix");
                }

                break;
        }
    }

    private static bool HasEqualDelimiters(JObject config) =>
        config["metadataDelimiters"] is JObject delimiters
        && delimiters["hashDelimiter"] is { } hash
        && JToken.DeepEquals(hash, delimiters["arrayDelimiter"]);

    // A key file without an address cannot be judged; what the test is about is an address in another project.
    private static bool HasForeignAccount(JObject keyFile) =>
        (string?)keyFile["client_email"] is { } address
        && !address.EndsWith($"@{(string?)keyFile["project_id"]}.iam.gserviceaccount.com", StringComparison.Ordinal);

    [GeneratedRegex(@"^arn:[a-z-]+:iam::\d*:role/.+$")]
    private static partial Regex RoleArn();
}
