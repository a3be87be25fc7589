using Immuta.Production.Settings;
using Pulumi;
using Pulumi.Immuta;

namespace Immuta.Production.Integrations;

/// <summary>Azure Synapse Analytics, set up by Immuta itself.</summary>
internal static class Synapse
{
    public static AzureSynapseIntegration Declare(SynapseSettings settings, CustomResourceOptions options) =>
        new("reporting", new AzureSynapseIntegrationArgs
        {
            Host = settings.Host,
            Database = settings.Database,
            Schema = settings.Schema,
            AutoBootstrap = true,
            AuthenticationType = AzureSynapseAuthenticationType.UserPassword,
            Username = settings.Username,
            Password = Output.CreateSecret(settings.Password),
        }, options);
}
