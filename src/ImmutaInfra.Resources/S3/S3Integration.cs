using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Schemas;
using static ImmutaInfra.Resources.Schemas.Conditions;
using static ImmutaInfra.Resources.Schemas.Sources;

namespace ImmutaInfra.Resources.S3;

/// <summary>Immuta in front of Amazon S3, by way of S3 Access Grants.</summary>
/// <remarks>Source: Immuta documentation, Integrations API reference, payload of <c>Native S3</c>.</remarks>
internal static class S3Integration
{
    /// <summary>The type's table.</summary>
    public static IntegrationType Type { get; } = new()
    {
        ApiName = "Native S3",
        CleanUp = "Left behind are the grants and the location in S3 Access Grants.",
        TestedAttributes =
        [
            ("name is unique", "name"),
            ("valid ARN", "awsLocationRole"),
            ("caller's identity", "authenticationType"),
            ("Access Grants instance", "awsAccountId"),
            ("S3 path exists", "awsLocationPath"),
            ("location does not yet exist", "awsLocationPath"),
        ],
        Schema = CommonAttributes.Integration(
            "S3Integration", "immuta_s3_integration", "Immuta in front of Amazon S3, by way of S3 Access Grants.", CommonAttributes.FixedAutoBootstrap, Config()),
        Rules =
        [
            CommonAttributes.AlwaysManual("S3"),
            Formats.AccountId("awsAccountId"),
            Formats.RoleArn("awsLocationRole"),
            Formats.RoleArn("awsRoleToAssume"),
            Formats.S3Path("awsLocationPath"),
            Formats.Port("port"),
        ],
        WarningsOf = inputs => inputs["authenticationType"].Equals("auto") && inputs["awsRoleToAssume"].IsNull
            ? [CheckDiagnostics.RoleToAssumeMayBeNeeded()]
            : [],
    };

    private static AttributeSchema[] Config() =>
    [
        AttributeSchema.Text("name").Required()
            .Means("Display name.", Stated),
        AttributeSchema.Text("awsAccountId").Required().ReplaceBecause("the integration belongs to one AWS account")
            .Means("AWS account id (a string: keep leading zeros).", Stated),
        AttributeSchema.Text("awsRegion").Required().ReplaceBecause("the integration belongs to one AWS region")
            .Means("AWS region.", Stated),
        AttributeSchema.Text("awsLocationRole").Required().ReplaceBecause("Immuta has registered its location with this role")
            .Means("ARN of the IAM role that the Access Grants service assumes for the base location.", Stated),
        AttributeSchema.Text("awsLocationPath").Required().ReplaceBecause("Immuta has registered its location for this path")
            .Means("Base S3 prefix (s3:// or s3://bucket/prefix) for this integration.", Stated),
        AttributeSchema.Text("authenticationType").Required().Accepts("auto", "accessKey")
            .Means("How Immuta logs in to AWS.", Stated),
        AttributeSchema.Text("awsRoleToAssume").OnlyWhen(LoginIs("auto"))
            .Means("ARN of the IAM role that Immuta assumes.", Documented),
        AttributeSchema.Text("awsAccessKeyId").RequiredOnlyWhen(LoginIs("accessKey")).Secret().NeverReadBack()
            .Means("Access key id.", Stated),
        AttributeSchema.Text("awsSecretAccessKey").RequiredOnlyWhen(LoginIs("accessKey")).Secret().NeverReadBack()
            .Means("Secret access key.", Stated),
        AttributeSchema.Integer("port").ServerDefaults(443)
            .Means("Port of the S3 Access Grants endpoint.", Documented),
    ];
}
