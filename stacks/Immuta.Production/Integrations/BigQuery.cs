using Immuta.Production.Settings;
using Pulumi;
using Pulumi.Immuta;

namespace Immuta.Production.Integrations;

/// <summary>Google BigQuery. Immuta never sets it up by itself: its script has been run in the project beforehand.</summary>
internal static class BigQuery
{
    public static BigQueryIntegration Declare(BigQuerySettings settings, CustomResourceOptions options) =>
        new("events", new BigQueryIntegrationArgs
        {
            Role = settings.Role,
            Dataset = settings.Dataset,
            DatasetSuffix = settings.DatasetSuffix,
            Location = settings.Location,
            Credential = Output.CreateSecret(settings.Credential),
        }, options);
}
