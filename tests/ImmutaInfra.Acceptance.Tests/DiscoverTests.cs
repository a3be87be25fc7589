using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>A tenant that was set up by hand becomes configuration.</summary>
public sealed class DiscoverTests
{
    private const string Secret = "hunter22-secret";
    private const string Pem = "-----BEGIN PRIVATE KEY-----\\nMIIJkeyPairLine01\\n-----END PRIVATE KEY-----\\n";

    private const string Account = """
        {\"type\":\"service_account\",\"project_id\":\"acme\",\"client_email\":\"immuta@acme.iam.gserviceaccount.com\",\"private_key_id\":\"01ab\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\nMIIJ\\n-----END PRIVATE KEY-----\\n\"}
        """;

    /// <summary>Every type with every way to log in.</summary>
    private static readonly (string Address, string Envelope)[] Tenant =
    [
        ("immuta_snowflake_integration.acme", $$"""
            { "type": "Snowflake", "autoBootstrap": true, "config": { "host": "acme.snowflakecomputing.com", "warehouse": "WH1", "database": "IMMUTA",
              "authenticationType": "userPassword", "username": "setup", "password": "{{Secret}}", "role": "ACCOUNTADMIN", "audit": { "enabled": true } } }
            """),
        ("immuta_snowflake_integration.pair", $$"""
            { "type": "Snowflake", "autoBootstrap": true, "config": { "host": "pair.snowflakecomputing.com", "warehouse": "WH1", "database": "IMMUTA",
              "authenticationType": "keyPair", "username": "setup", "role": "ACCOUNTADMIN",
              "privateKey": { "keyName": "PRIV_KEY_FILE", "userFilename": "key.p8", "content": "{{Pem}}" } } }
            """),
        ("immuta_snowflake_integration.oauth", $$"""
            { "type": "Snowflake", "autoBootstrap": false, "config": { "host": "oauth.snowflakecomputing.com", "warehouse": "WH1", "database": "IMMUTA",
              "authenticationType": "oAuthClientCredentials", "oAuthClientConfig": { "provider": "okta", "clientId": "c", "useCertificate": false,
              "clientSecret": "{{Secret}}", "authorityUrl": "https://idp.example.com/token" },
              "impersonation": { "enabled": true, "role": "IMMUTA_${who}" }, "workspaces": { "enabled": true, "warehouses": ["W1", "W2"] } } }
            """),
        ("immuta_snowflake_integration.certificate", $$"""
            { "type": "Snowflake", "autoBootstrap": false, "config": { "host": "certificate.snowflakecomputing.com", "warehouse": "WH1", "database": "IMMUTA",
              "authenticationType": "oAuthClientCredentials", "oAuthClientConfig": { "provider": "okta", "clientId": "c", "useCertificate": true,
              "authorityUrl": "https://idp.example.com/token", "publicCertificateThumbprint": "ab12",
              "oauthPrivateKey": { "keyName": "k", "userFilename": "key.pem", "content": "{{Pem}}" } } } }
            """),
        ("immuta_databricks_integration.adb", $$"""
            { "type": "Databricks", "autoBootstrap": true, "config": { "workspaceUrl": "adb.example.com", "httpPath": "sql/1.0/warehouses/w1",
              "authenticationType": "token", "token": "{{Secret}}" } }
            """),
        ("immuta_databricks_integration.machine", $$"""
            { "type": "Databricks", "autoBootstrap": true, "config": { "workspaceUrl": "machine.example.com", "httpPath": "sql/1.0/warehouses/w1",
              "authenticationType": "oAuthM2M", "catalog": "governance", "oAuthClientConfig": { "clientId": "c", "clientSecret": "{{Secret}}", "authorityUrl": "https://idp.example.com/token" } } }
            """),
        ("immuta_redshift_integration.rs", $$"""
            { "type": "Redshift", "autoBootstrap": true, "config": { "host": "rs.example.com", "database": "immuta", "initialDatabase": "dev",
              "authenticationType": "userPassword", "username": "setup", "password": "{{Secret}}" } }
            """),
        ("immuta_redshift_integration.rs_access", $$"""
            { "type": "Redshift", "autoBootstrap": false, "config": { "host": "rs-access.example.com", "database": "immuta", "initialDatabase": "dev", "port": 5440,
              "authenticationType": "accessKey", "databaseUser": "immuta", "accessKeyId": "AKIASECRET", "secretKey": "{{Secret}}" } }
            """),
        ("immuta_redshift_integration.rs_okta", $$"""
            { "type": "Redshift", "autoBootstrap": true, "config": { "host": "rs-okta.example.com", "database": "immuta", "initialDatabase": "dev",
              "authenticationType": "okta", "okta": { "username": "u", "password": "{{Secret}}", "appId": "app1", "idpHost": "idp.example.com", "role": "admin" } } }
            """),
        ("immuta_azure_synapse_integration.pool", $$"""
            { "type": "Azure Synapse Analytics", "autoBootstrap": true, "config": { "host": "pool.sql.azuresynapse.net", "database": "dw", "schema": "immuta",
              "authenticationType": "userPassword", "username": "setup", "password": "{{Secret}}",
              "metadataDelimiters": { "hashDelimiter": "#", "hashDelimiterReplacement": "§", "arrayDelimiter": "," } } }
            """),
        ("immuta_bigquery_integration.immuta", $$"""
            { "type": "Google BigQuery", "autoBootstrap": false, "config": { "role": "immuta_role", "datasetSuffix": "_secure", "dataset": "immuta",
              "location": "europe-west3", "credential": "{{Account.Trim()}}" } }
            """),
        ("immuta_s3_integration.data_lake_prod", $$"""
            { "type": "Native S3", "autoBootstrap": false, "config": { "name": "Data lake (prod)", "awsAccountId": "012345678901", "awsRegion": "eu-central-1",
              "awsLocationRole": "arn:aws:iam::012345678901:role/grants", "awsLocationPath": "s3://lake-bucket/",
              "authenticationType": "accessKey", "awsAccessKeyId": "AKIASECRET", "awsSecretAccessKey": "{{Secret}}" } }
            """),
        ("immuta_s3_integration.s3_2024", """
            { "type": "Native S3", "autoBootstrap": false, "config": { "name": "2024", "awsAccountId": "012345678902", "awsRegion": "eu-central-1",
              "awsLocationRole": "arn:aws:iam::012345678902:role/grants", "awsLocationPath": "s3://other-bucket/", "authenticationType": "auto",
              "awsRoleToAssume": "arn:aws:iam::012345678902:role/immuta" } }
            """),
        ("immuta_trino_integration.trino", """{ "type": "Trino" }"""),
    ];

    [Test]
    public async Task Every_type_with_every_way_to_log_in_is_written_and_then_only_imported()
    {
        await using var place = await Workplace.StartAsync();
        foreach (var (_, envelope) in Tenant)
        {
            await place.CreateBehindTheBackAsync(envelope);
        }

        var keys = (await place.FindAsync("Trino")).SelectTokens("$..apiKey").Select(key => (string)key!).ToList();
        var made = place.Writes.Length;
        var json = JObject.Parse((await place.RunAsync("discover", "--json")).Ended(0).Output);

        json["resources"]!.Select(resource => (string)resource["address"]!).Should().BeEquivalentTo(Tenant.Select(one => one.Address));
        json["files"]!.Select(file => (string)file!).Should().Equal(
            "main.tf", "azure_synapse.tf", "bigquery.tf", "databricks.tf", "redshift.tf", "s3.tf", "snowflake.tf", "trino.tf", "Pulumi.yaml", ".gitignore");
        foreach (var file in Directory.GetFiles(place.Folder, "*.tf"))
        {
            keys.Append(Secret).Append("AKIASECRET").Append("MIIJ").Should().OnlyContain(secret => !File.ReadAllText(file).Contains(secret, StringComparison.Ordinal));
        }

        (await place.RunAsync("fmt", "--check")).Ended(0);
        (await place.RunAsync("validate")).Ended(0);
        GiveVariables(place, json);
        (await place.RunAsync("plan")).Ended(0).Output.Should().Contain($"{Tenant.Length} to import, 0 to add, 0 to change, 0 to replace, 0 to destroy");

        await place.ApplyAsync();
        place.Writes.Should().HaveCount(made, "an import changes nothing at Immuta");
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
        (await place.RunAsync("discover")).Ended(0).Output.Should().Contain("all 14 integrations");
        var managed = (await place.RunAsync("state", "show", "immuta_snowflake_integration.acme", "--show-secrets")).Ended(0);
        managed.Output.Should().Contain("value-of", "a deletion needs the credentials");
    }

    [Test]
    public async Task What_is_written_is_what_a_user_would_write()
    {
        await using var place = await Workplace.StartAsync();
        foreach (var (_, envelope) in Tenant.Where(one => one.Address.Contains("snowflake", StringComparison.Ordinal)))
        {
            await place.CreateBehindTheBackAsync(envelope);
        }

        var run = (await place.RunAsync("discover", "--out", "found")).Ended(0);

        Baseline.Verify(File.ReadAllText(Path.Combine(place.Folder, "found", "snowflake.tf")), "discover-snowflake.tf.txt");
        Baseline.Verify(run.Output, "discover-snowflake.txt");
    }

    [Test]
    public async Task Nothing_that_is_there_is_touched_and_no_name_is_given_twice()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift);
        await place.ApplyAsync();
        place.Write("redshift.tf", "# mine\n");
        place.Edit("main.tf", "\"warehouse\"", "\"rs2\"");
        place.Write("moved.tf", """
            moved {
              from = immuta_redshift_integration.warehouse
              to   = immuta_redshift_integration.rs2
            }
            variable "redshift_rs2_11_password" { default = "" }
            """);
        var redshift = Tenant.Single(one => one.Address.EndsWith(".rs", StringComparison.Ordinal)).Envelope;
        var first = await place.CreateBehindTheBackAsync(redshift.Replace("rs.example.com", "rs2.example.com", StringComparison.Ordinal));
        var second = await place.CreateBehindTheBackAsync(redshift.Replace("rs.example.com", "10.1.2.3", StringComparison.Ordinal));
        var before = File.ReadAllText(Path.Combine(place.Folder, "main.tf"));

        var json = JObject.Parse((await place.RunAsync("discover", "--json")).Ended(0).Output);

        json["resources"]!.Select(resource => (string)resource["address"]!).Should().Equal(
            $"immuta_redshift_integration.rs2_{first}", "immuta_redshift_integration.redshift_10_1_2_3");
        json["resources"]!.Select(resource => (string)resource["id"]!).Should().Equal(first, second);
        json["files"]!.Select(file => (string)file!).Should().Equal("redshift_2.tf");
        ((int)json["managed"]!).Should().Be(1);
        File.ReadAllText(Path.Combine(place.Folder, "redshift.tf")).Should().Be("# mine\n");
        File.ReadAllText(Path.Combine(place.Folder, "main.tf")).Should().Be(before);

        var again = JObject.Parse((await place.RunAsync("discover", "--json")).Ended(0).Output);
        again["files"]!.Should().BeEmpty("their import blocks wait for the next apply");
        ((int)again["managed"]!).Should().Be(3);

        GiveVariables(place, json);
        (await place.RunAsync("plan")).Ended(0).Output.Should().Contain("2 to import, 0 to add, 0 to change, 0 to replace, 0 to destroy");
    }

    [Test]
    public async Task A_tenant_without_integrations_gives_no_files()
    {
        await using var place = await Workplace.StartAsync();

        (await place.RunAsync("discover", "--out", "found")).Ended(0).Output.Should().Contain("no integrations");

        Directory.Exists(Path.Combine(place.Folder, "found")).Should().BeFalse();
    }

    [Test]
    public async Task The_provider_of_the_configuration_is_asked_with_its_variables()
    {
        await using var place = await Workplace.StartAsync();
        await place.CreateBehindTheBackAsync("""{ "type": "Trino" }""");
        place.Write("main.tf", """
            variable "where" {}
            variable "unrelated" {}
            variable "key" { sensitive = true }
            provider "immuta" {
              base_url = var.where
              api_key  = var.key
            }
            """);
        var (url, key) = (place.Variables["IMMUTA_BASE_URL"], place.Variables["IMMUTA_API_KEY"]);
        place.Variables.Remove("IMMUTA_BASE_URL");
        place.Variables.Remove("IMMUTA_API_KEY");

        (await place.RunAsync("discover", "--var", $"where={url}", "--var", $"key={key}")).Ended(0).Output.Should().Contain("immuta_trino_integration.trino");

        File.Delete(Path.Combine(place.Folder, "main.tf"));
        File.Delete(Path.Combine(place.Folder, "trino.tf"));
        (await place.RunAsync("discover")).Ended(1).Screen.Should().Contain("IMMUTA_API_KEY");
    }

    private static void GiveVariables(Workplace place, JObject json)
    {
        foreach (var variable in json["resources"]!.SelectMany(resource => resource["variables"]!))
        {
            var name = (string)variable["name"]!;
            place.Variables[$"TF_VAR_{name}"] = name.EndsWith("_content", StringComparison.Ordinal) ? Pem.Replace("\\n", "\n", StringComparison.Ordinal)
                : name.EndsWith("_credential", StringComparison.Ordinal) ? (string)JToken.Parse($"\"{Account.Trim()}\"")!
                : $"value-of-{name}";
        }
    }
}
