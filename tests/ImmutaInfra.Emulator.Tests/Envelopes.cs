using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests;

/// <summary>One valid request body of each type.</summary>
internal static class Envelopes
{
    public const string Secret = "s3cret-of-the-test";

    public static IEnumerable<string> Types { get; } =
        ["Azure Synapse Analytics", "Databricks", "Google BigQuery", "Native S3", "Redshift", "Snowflake", "Trino"];

    public static JObject Of(string type) => type switch
    {
        "Azure Synapse Analytics" => Synapse(),
        "Databricks" => Databricks(),
        "Google BigQuery" => BigQuery(),
        "Native S3" => S3(),
        "Redshift" => Redshift(),
        "Snowflake" => Snowflake(),
        _ => new JObject { ["type"] = "Trino" },
    };

    public static JObject Snowflake(bool autoBootstrap = true, string host = "acct.snowflake.example.com") => Make("Snowflake", autoBootstrap, new JObject
    {
        ["host"] = host,
        ["warehouse"] = "WH1",
        ["database"] = "IMMUTA_DB",
        ["authenticationType"] = "userPassword",
        ["username"] = "setup_user",
        ["password"] = Secret,
        ["role"] = "ACCOUNTADMIN",
    });

    public static JObject Redshift(bool autoBootstrap = true) => Make("Redshift", autoBootstrap, new JObject
    {
        ["host"] = "rs.example.com",
        ["database"] = "immuta",
        ["initialDatabase"] = "dev",
        ["authenticationType"] = "okta",
        ["okta"] = new JObject
        {
            ["username"] = "okta_user",
            ["password"] = Secret,
            ["appId"] = "app1",
            ["idpHost"] = "idp.example.com",
            ["role"] = "admin",
        },
    });

    public static JObject Databricks(bool autoBootstrap = true) => Make("Databricks", autoBootstrap, new JObject
    {
        ["workspaceUrl"] = "adb.example.com",
        ["httpPath"] = "sql/1.0/warehouses/w1",
        ["authenticationType"] = "token",
        ["token"] = Secret,
    });

    public static JObject Synapse(bool autoBootstrap = true) => Make("Azure Synapse Analytics", autoBootstrap, new JObject
    {
        ["host"] = "syn.example.com",
        ["database"] = "sales",
        ["schema"] = "immuta",
        ["authenticationType"] = "userPassword",
        ["username"] = "setup_user",
        ["password"] = Secret,
    });

    public static JObject S3() => Make("Native S3", autoBootstrap: false, new JObject
    {
        ["name"] = "lake",
        ["awsAccountId"] = "012345678901",
        ["awsRegion"] = "eu-central-1",
        ["awsLocationRole"] = "arn:aws:iam::012345678901:role/grants",
        ["awsLocationPath"] = "s3://lake-bucket/",
        ["authenticationType"] = "accessKey",
        ["awsAccessKeyId"] = "AKIAEXAMPLE",
        ["awsSecretAccessKey"] = Secret,
    });

    public static JObject BigQuery(string project = "acme") => Make("Google BigQuery", autoBootstrap: false, new JObject
    {
        ["role"] = "immuta_role",
        ["datasetSuffix"] = "_secure",
        ["dataset"] = "immuta",
        ["location"] = "us-east1",
        ["credential"] = new JObject
        {
            ["project_id"] = project,
            ["client_email"] = $"immuta@{project}.iam.gserviceaccount.com",
            ["private_key"] = Secret,
        }.ToString(),
    });

    /// <summary>The same body with an attribute of <c>config</c> set, or removed if the value is null.</summary>
    public static JObject With(this JObject envelope, string path, JToken? value)
    {
        var changed = (JObject)envelope.DeepClone();
        var segments = path.Split('.');
        var holder = (JObject)changed["config"]!;
        foreach (var segment in segments[..^1])
        {
            if (holder[segment] is not JObject)
            {
                holder[segment] = new JObject();
            }

            holder = (JObject)holder[segment]!;
        }

        if (value is null)
        {
            holder.Remove(segments[^1]);
        }
        else
        {
            holder[segments[^1]] = value;
        }

        return changed;
    }

    private static JObject Make(string type, bool autoBootstrap, JObject config) =>
        new() { ["type"] = type, ["autoBootstrap"] = autoBootstrap, ["config"] = config };
}
