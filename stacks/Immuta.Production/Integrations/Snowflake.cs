using Immuta.Production.Settings;
using Pulumi;
using Pulumi.Immuta;
using Pulumi.Immuta.Inputs;

namespace Immuta.Production.Integrations;

/// <summary>Snowflake, set up by Immuta itself with a key pair.</summary>
internal static class Snowflake
{
    public static SnowflakeIntegration Declare(SnowflakeSettings settings, CustomResourceOptions options)
    {
        // The governance team tunes in Immuta which roles are left out: what it chose there is not ours to put back.
        options.IgnoreChanges.Add("userRolePattern");

        return new SnowflakeIntegration("analytics", new SnowflakeIntegrationArgs
        {
            Host = settings.Host,
            Warehouse = settings.Warehouse,
            Database = settings.Database,
            AutoBootstrap = true,
            AuthenticationType = SnowflakeAuthenticationType.KeyPair,
            Username = settings.Username,
            Role = settings.Role,
            PrivateKey = new SnowflakePrivateKeyArgs
            {
                KeyName = SnowflakePrivateKeyKeyName.PrivKeyFile,
                UserFilename = "immuta.p8",
                Content = Output.CreateSecret(settings.PrivateKey),
            },
            Audit = new SnowflakeAuditArgs { Enabled = true },
            UserRolePattern = new SnowflakeUserRolePatternArgs { Exclude = { "SYSADMIN", "SECURITYADMIN" } },
        }, options);
    }
}
