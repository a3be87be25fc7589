using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Resources.Tests;

/// <summary>Inputs as a user would write them, right for each type.</summary>
internal static class Given
{
    public const string Password = "hunter22-secret";

    public const string KeyFile =
        """{"type":"service_account","project_id":"my-project","client_email":"immuta@my-project.iam.gserviceaccount.com","private_key_id":"0123abcd","private_key":"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----\n"}""";

    public const string Pem = "-----BEGIN PRIVATE KEY-----\nMIIJkeyPairLine01\n-----END PRIVATE KEY-----\n";

    public static ObjectValue Synapse { get; } = new(
        ("autoBootstrap", true), ("host", "pool.sql.azuresynapse.net"), ("database", "dw"), ("schema", "immuta"),
        ("authenticationType", "userPassword"), ("username", "setup"), ("password", Password));

    public static ObjectValue Databricks { get; } = new(
        ("autoBootstrap", true), ("workspaceUrl", "adb.example.com"), ("httpPath", "sql/1.0/warehouses/w1"), ("authenticationType", "token"),
        ("token", Password));

    public static ObjectValue BigQuery { get; } = new(
        ("role", "immuta_role"), ("datasetSuffix", "_secure"), ("dataset", "immuta_meta"), ("location", "europe-west3"), ("credential", KeyFile));

    public static ObjectValue S3 { get; } = new(
        ("name", "lake"), ("awsAccountId", "012345678901"), ("awsRegion", "eu-central-1"),
        ("awsLocationRole", "arn:aws:iam::012345678901:role/grants"), ("awsLocationPath", "s3://lake-bucket/"),
        ("authenticationType", "accessKey"), ("awsAccessKeyId", "AKIAEXAMPLE-SECRET"), ("awsSecretAccessKey", Password));

    public static ObjectValue Redshift { get; } = new(
        ("autoBootstrap", true), ("host", "rs.example.com"), ("database", "immuta"), ("initialDatabase", "dev"),
        ("authenticationType", "userPassword"), ("username", "setup"), ("password", Password));

    public static ObjectValue RedshiftOkta { get; } = Redshift.Without("username").Without("password")
        .With("authenticationType", "okta")
        .With("okta", new ObjectValue(("username", "u"), ("password", Password), ("appId", "app1"), ("idpHost", "idp.example.com"), ("role", "admin")));

    public static ObjectValue Snowflake { get; } = new(
        ("autoBootstrap", true), ("host", "acme.snowflakecomputing.com"), ("warehouse", "WH1"), ("database", "IMMUTA_DB"),
        ("authenticationType", "userPassword"), ("username", "setup"), ("password", Password), ("role", "ACCOUNTADMIN"));

    public static ObjectValue SnowflakeKeyPair { get; } = Snowflake.Without("password")
        .With("authenticationType", "keyPair")
        .With("privateKey", new ObjectValue(("keyName", "PRIV_KEY_FILE"), ("userFilename", "key.p8"), ("content", Pem)));

    public static ObjectValue SnowflakeOAuth { get; } = Snowflake.Without("password").Without("username").Without("role")
        .With("autoBootstrap", false)
        .With("authenticationType", "oAuthClientCredentials")
        .With("oAuthClientConfig", new ObjectValue(
            ("provider", "okta"), ("clientId", "c"), ("useCertificate", false), ("clientSecret", Password), ("authorityUrl", "https://idp.example.com/token")));

    public static ObjectValue Trino { get; } = ObjectValue.Empty;

    public static IReadOnlyDictionary<string, ObjectValue> All { get; } = new Dictionary<string, ObjectValue>
    {
        ["AzureSynapse"] = Synapse,
        ["Databricks"] = Databricks,
        ["BigQuery"] = BigQuery,
        ["S3"] = S3,
        ["Redshift"] = Redshift,
        ["Snowflake"] = Snowflake,
        ["Trino"] = Trino,
    };

    public static string Token(string type) => $"immuta:index:{type}Integration";

    /// <summary>The inputs with one value at that place, written <c>a.b</c>; null takes it away.</summary>
    public static ObjectValue Set(this ObjectValue inputs, string path, Value? value)
    {
        var (name, rest) = path.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? (path[..dot], path[(dot + 1)..]) : (path, null);
        if (rest is not null)
        {
            return inputs.With([KeyValuePair.Create<string, Value>(name, ((inputs[name] as ObjectValue) ?? ObjectValue.Empty).Set(rest, value))]);
        }

        return value is null ? inputs.Without(name) : inputs.With([KeyValuePair.Create(name, value)]);
    }
}
