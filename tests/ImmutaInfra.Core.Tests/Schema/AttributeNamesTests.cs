using ImmutaInfra.Core.Schema;

namespace ImmutaInfra.Core.Tests.Schema;

internal sealed class AttributeNamesTests
{
    // The examples of pulumi-hcl's rule, and our own names.
    [TestCase("apiKey", "api_key")]
    [TestCase("ipV4", "ip_v4")]
    [TestCase("databaseURL", "database_url")]
    [TestCase("URLPath", "url_path")]
    [TestCase("workspaceUrl", "workspace_url")]
    [TestCase("oAuthClientConfig", "o_auth_client_config")]
    [TestCase("awsAccountId", "aws_account_id")]
    [TestCase("host", "host")]
    public void An_attribute_is_called_in_hcl_as_pulumi_calls_it(string name, string hcl) => AttributeNames.ToHcl(name).Should().Be(hcl);

    [TestCase("immuta:index:SnowflakeIntegration", "immuta_snowflake_integration")]
    [TestCase("immuta:index:S3Integration", "immuta_s3_integration")]
    [TestCase("immuta:index:BigQueryIntegration", "immuta_big_query_integration")]
    [TestCase("immuta:policy:DataPolicy", "immuta_policy_data_policy")]
    public void A_type_is_called_in_hcl_as_pulumi_calls_it(string token, string hcl) => AttributeNames.TypeToHcl(token).Should().Be(hcl);
}
