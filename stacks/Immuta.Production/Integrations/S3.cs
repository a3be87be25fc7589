using Immuta.Production.Settings;
using Pulumi;
using Pulumi.Immuta;

namespace Immuta.Production.Integrations;

/// <summary>Amazon S3 by way of Access Grants. Immuta takes on a role, so there is no key to keep.</summary>
internal static class S3
{
    public static S3Integration Declare(S3Settings settings, CustomResourceOptions options) =>
        new("lake", new S3IntegrationArgs
        {
            Name = settings.Name,
            AwsAccountId = settings.AccountId,
            AwsRegion = settings.Region,
            AwsLocationRole = settings.LocationRole,
            AwsLocationPath = settings.LocationPath,
            AuthenticationType = S3AuthenticationType.Auto,
            AwsRoleToAssume = settings.RoleToAssume,
        }, options);
}
