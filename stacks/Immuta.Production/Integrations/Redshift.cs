using Immuta.Production.Settings;
using Pulumi;
using Pulumi.Immuta;
using Pulumi.Immuta.Inputs;

namespace Immuta.Production.Integrations;

/// <summary>Redshift, set up by Immuta itself.</summary>
internal static class Redshift
{
    public static RedshiftIntegration Declare(RedshiftSettings settings, CustomResourceOptions options) =>
        new("warehouse", new RedshiftIntegrationArgs
        {
            Host = settings.Host,
            Database = settings.Database,
            InitialDatabase = settings.InitialDatabase,
            AutoBootstrap = true,
            AuthenticationType = RedshiftAuthenticationType.UserPassword,
            Username = settings.Username,
            Password = Output.CreateSecret(settings.Password),
            Impersonation = new RedshiftImpersonationArgs { Enabled = true, Role = "immuta_impersonation" },
        }, options);
}
