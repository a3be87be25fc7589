using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Schemas;
using static ImmutaInfra.Resources.Schemas.Sources;

namespace ImmutaInfra.Resources.BigQuery;

/// <summary>Immuta in a Google BigQuery project.</summary>
/// <remarks>Source: Immuta documentation, Integrations API reference, payload of <c>Google BigQuery</c>.</remarks>
internal static class BigQueryIntegration
{
    /// <summary>The type's table.</summary>
    public static IntegrationType Type { get; } = new()
    {
        ApiName = "Google BigQuery",
        CleanUp = "Left behind are Immuta's dataset, the datasets with its suffix that hold the views, and the custom role.",
        TestedAttributes =
        [
            ("connection can be made", "credential"),
            ("service account", "credential"),
            ("[dataset", "dataset"),
            ("[table", "dataset"),
        ],
        Schema = CommonAttributes.Integration(
            "BigQueryIntegration", "immuta_bigquery_integration", "Immuta in a Google BigQuery project.", CommonAttributes.FixedAutoBootstrap, Config()),
        Rules =
        [
            CommonAttributes.AlwaysManual("BigQuery"),
            Formats.Port("port"),
            SuffixBeginsWithUnderscore,
            CredentialIsKeyFile,
        ],
        ReplaceReasonOf = change => change.Path.Top == "credential" ? ReasonOf(change.Before, change.After) : null,
    };

    private static void SuffixBeginsWithUnderscore(RuleInputs inputs)
    {
        if (inputs.Text("datasetSuffix") is { Length: > 0 } suffix && suffix[0] != '_')
        {
            inputs.Report(CheckDiagnostics.SuffixWithoutUnderscore(suffix), "datasetSuffix");
        }
    }

    private static void CredentialIsKeyFile(RuleInputs inputs)
    {
        if (inputs.Text("credential") is { Length: > 0 } text && KeyFile.FindMistake(text) is { } mistake)
        {
            inputs.Report(CheckDiagnostics.UnusableKeyFile(mistake), "credential");
        }
    }

    /// <summary>The project is known from the key file alone: there is no attribute for it.</summary>
    private static string? ReasonOf(Value before, Value after) =>
        before.Revealed is TextValue old && after.Revealed is TextValue @new
        && KeyFile.FindProject(old.Text) is { } from && KeyFile.FindProject(@new.Text) is { } to
        && !string.Equals(from, to, StringComparison.Ordinal)
            ? "the key file belongs to another Google Cloud project, and Immuta cannot move an integration"
            : null;

    private static AttributeSchema[] Config() =>
    [
        AttributeSchema.Text("role").Required()
            .Means("Google Cloud custom role given to the Immuta service account.", Stated),
        AttributeSchema.Text("datasetSuffix").Required().ReplaceBecause("Immuta has named its datasets with this suffix and cannot rename them")
            .Means("Suffix of the name of every dataset that holds secure views.", Stated),
        AttributeSchema.Text("dataset").Required().ServerDefaults("immuta").ReplaceBecause("Immuta keeps its metadata in this dataset and cannot move it")
            .Means("Dataset that Immuta creates in the project for its metadata; must not exist yet.", Stated),
        AttributeSchema.Text("location").Required().ServerDefaults("us-east1").ReplaceBecause("BigQuery cannot move a dataset to another location")
            .Means("Dataset location, any GCP location.", Stated),
        AttributeSchema.Text("credential").Required().Secret().NeverReadBack()
            .Means("Service-account key file as ONE JSON STRING (a string holding JSON, not an object).", Stated),
        AttributeSchema.Integer("port").ServerDefaults(443)
            .Means("TCP port.", Inferred),
    ];
}
