using System.Runtime.Versioning;
using System.Text;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>A secret in every secret field of every type, in the provider's settings and in variables, through every command.</summary>
public sealed class PlantedSecretsTests
{
    /// <summary>Part of every secret. The characters around it differ from form to form: quotes, slashes and letters beyond ASCII are escaped.</summary>
    private const string Marker = "pl4ntedSecret";

    private static readonly string[] Forms =
    [
        Marker,
        new([.. Marker.Reverse()]),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Marker)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Marker)),

        // What of its base64 does not depend on what stands before and behind it.
        .. Enumerable.Range(0, 3).Select(before => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + Marker + "xx"))[(before == 0 ? 0 : 4)..^6]),
    ];

    private static readonly string[] Fields =
    [
        "synapse", "databricks_token", "databricks_client", "databricks_proxy", "s3_id", "s3_key", "redshift", "redshift_id", "redshift_key", "redshift_session", "redshift_okta",
        "snowflake", "snowflake_args", "snowflake_pem", "snowflake_pem_password", "snowflake_client", "snowflake_certificate", "note",
    ];

    private const string Resources = """
        resource "immuta_azure_synapse_integration" "a" {
          host                = "pool.sql.azuresynapse.net"
          database            = "dw"
          schema              = "immuta"
          authentication_type = "userPassword"
          username            = "setup"
          password            = var.synapse
          auto_bootstrap      = true
        }

        resource "immuta_databricks_integration" "a" {
          workspace_url       = "adb-1.azuredatabricks.net"
          http_path           = "/sql/1.0/warehouses/w1"
          authentication_type = "token"
          token               = var.databricks_token
          proxy_options       = { host = "proxy", port = 8080, username = "u", password = var.databricks_proxy }
          auto_bootstrap      = true
        }

        resource "immuta_databricks_integration" "b" {
          workspace_url       = "adb-2.azuredatabricks.net"
          http_path           = "/sql/1.0/warehouses/w1"
          authentication_type = "oAuthM2M"
          o_auth_client_config = {
            use_certificate = false, client_id = "c", client_secret = var.databricks_client, authority_url = "https://idp.example.com/token"
          }
          auto_bootstrap      = true
        }

        resource "immuta_bigquery_integration" "a" {
          role           = "immuta"
          dataset_suffix = "_secure"
          dataset        = "immuta"
          location       = "europe-west3"
          credential     = var.key_file
          auto_bootstrap = false
        }

        resource "immuta_s3_integration" "a" {
          name                  = "lake"
          aws_account_id        = "012345678901"
          aws_region            = "eu-central-1"
          aws_location_role     = "arn:aws:iam::012345678901:role/grants"
          aws_location_path     = "s3://acme-lake/"
          authentication_type   = "accessKey"
          aws_access_key_id     = var.s3_id
          aws_secret_access_key = var.s3_key
          auto_bootstrap        = false
        }

        resource "immuta_redshift_integration" "a" {
          host                = "a.redshift.amazonaws.com"
          database            = "immuta"
          initial_database    = "dev"
          authentication_type = "userPassword"
          username            = "setup"
          password            = var.redshift
          auto_bootstrap      = true
        }

        resource "immuta_redshift_integration" "b" {
          host                = "b.redshift.amazonaws.com"
          database            = "immuta"
          initial_database    = "dev"
          authentication_type = "accessKey"
          database_user       = "setup"
          access_key_id       = var.redshift_id
          secret_key          = var.redshift_key
          session_token       = var.redshift_session
          auto_bootstrap      = true
        }

        resource "immuta_redshift_integration" "c" {
          host                = "c.redshift.amazonaws.com"
          database            = "immuta"
          initial_database    = "dev"
          authentication_type = "okta"
          okta                = { username = "u", password = var.redshift_okta, app_id = "app1", idp_host = "idp.example.com", role = "admin" }
          auto_bootstrap      = true
        }

        resource "immuta_snowflake_integration" "a" {
          host                = "a.snowflakecomputing.com"
          warehouse           = "WH"
          database            = "IMMUTA"
          authentication_type = "userPassword"
          username            = "setup"
          password            = var.snowflake
          connect_args        = var.snowflake_args
          role                = "ACCOUNTADMIN"
          auto_bootstrap      = true
        }

        resource "immuta_snowflake_integration" "b" {
          host                 = "b.snowflakecomputing.com"
          warehouse            = "WH"
          database             = "IMMUTA"
          authentication_type  = "keyPair"
          username             = "setup"
          private_key          = { key_name = "PRIV_KEY_FILE", user_filename = "key.p8", content = var.snowflake_pem }
          private_key_password = var.snowflake_pem_password
          role                 = "ACCOUNTADMIN"
          auto_bootstrap       = true
        }

        resource "immuta_snowflake_integration" "c" {
          host                 = "c.snowflakecomputing.com"
          warehouse            = "WH"
          database             = "IMMUTA"
          authentication_type  = "oAuthClientCredentials"
          o_auth_client_config = {
            provider = "okta", client_id = "c", use_certificate = false, client_secret = var.snowflake_client, authority_url = "https://idp.example.com/token"
          }
          auto_bootstrap       = false
        }

        resource "immuta_snowflake_integration" "d" {
          host                 = "d.snowflakecomputing.com"
          warehouse            = "WH"
          database             = "IMMUTA"
          authentication_type  = "oAuthClientCredentials"
          o_auth_client_config = {
            provider = "okta", client_id = "c", use_certificate = true, authority_url = "https://idp.example.com/token"
            public_certificate_thumbprint = "ab", oauth_private_key = { key_name = "k", user_filename = "f", content = var.snowflake_certificate }
          }
          auto_bootstrap       = false
        }

        resource "immuta_trino_integration" "a" {}

        resource "terraform_data" "note" {
          triggers_replace = var.note
          input            = { url = "https://u:${urlencode(var.note)}@example.com", encoded = base64encode(var.note), json = jsonencode([var.note]), sum = [for c in [var.note] : upper(c)] }
        }

        output "note" {
          value     = terraform_data.note.output
          sensitive = true
        }
        """;

    [TestCase("trace")]
    [TestCase("warn")]
    public async Task No_secret_of_any_field_is_in_clear_after_any_command(string level)
    {
        await using var place = await GivenAsync();
        place.Immuta.SetRules(
            new FaultRule { Method = "POST", Path = "/integrations", Type = "Redshift", Count = 1, Drop = true, When = FaultTiming.After },
            new FaultRule { Method = "POST", Path = "/integrations", Type = "Native S3", Count = 1, Status = 422, Body = Echo(place, "s3_id", "s3_key") },
            new FaultRule { Method = "POST", Path = "/integrations", Type = "Azure Synapse Analytics", Count = 1, Status = 500, Body = Echo(place, "synapse") },
            new FaultRule
            {
                Method = "POST",
                Path = "/integrations",
                Type = "Google BigQuery",
                Count = 1,
                EndStatus = "createError",
                FailTests = [new FailingTest("Log in", $"cannot log in with {place.Variables["TF_VAR_key_file"]}")],
            });

        foreach (var line in (string[])[
            "validate", "validate --json", "plan", "plan --json", "plan --out saved.plan", "show saved.plan", "show saved.plan --json", "apply --yes saved.plan", "apply --yes", "apply --yes --json", "apply --yes",
            "show", "show --json", "output", "output note", "output --json", "state list", "state export", "state verify", "refresh", "refresh --json", "graph", "preview --comment stdout", "preview --comment stdout --emulator",
            "drift --json", "drift --html drift.html --markdown drift.md", "discover --out found", "rotate-key immuta_trino_integration.a --yes", "scripts immuta_snowflake_integration.c --phase create --out scripts", "stack ls", "stack new other",
            "state mv terraform_data.note terraform_data.other", "state copy .immutainfra copied", "import immuta_trino_integration.a 1", "stack change-secrets-provider passphrase", "schema", "fmt --check"])
        {
            await ExpectNothingAsync(place, [.. line.Split(' '), "--log-level", level]);
        }

        foreach (var address in (await place.RunAsync("state", "list")).Ended(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            (await ExpectNothingAsync(place, "state", "show", address.Trim())).Ended(0);
        }

        foreach (var field in Fields)
        {
            place.Variables[$"TF_VAR_{field}"] += "-another";
        }

        await ExpectNothingAsync(place, "plan", "--log-level", level);
        (await ExpectNothingAsync(place, "apply", "--yes", "--log-level", level)).Ended(0);
        (await ExpectNothingAsync(place, "drift", "--json", "--log-level", level)).Ended(0);
        (await ExpectNothingAsync(place, "destroy", "--yes", "--log-level", level)).Ended(0);
        place.Immuta.Requests.Select(request => request.Path).Should().NotContain(url => Forms.Any(form => url.Contains(form, StringComparison.Ordinal)), "a URL is kept in logs on the way");
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "there are no modes of files on Windows")]
    [UnsupportedOSPlatform("windows")]
    public async Task What_holds_ciphertexts_or_keys_is_its_owners_alone()
    {
        await using var place = await GivenAsync();
        place.Variables.Remove("PULUMI_CONFIG_PASSPHRASE");
        (await place.RunAsync("apply", "--yes")).Ended(0);
        (await place.RunAsync("apply", "--yes", "--replace", "immuta_trino_integration.a")).Ended(0);
        (await place.RunAsync("plan", "--out", "saved.plan")).Ended(0);
        (await place.RunAsync("drift", "--json")).Ended(0);
        (await place.RunAsync("scripts", "immuta_snowflake_integration.c", "--phase", "create", "--out", "scripts")).Ended(0);

        var users = new[] { "main.tf" };
        var files = place.Files().Select(file => file.Path).Where(file => !users.Contains(Path.GetFileName(file))).ToList();
        files.Should().Contain(file => file.EndsWith("passphrase", StringComparison.Ordinal)).And.Contain(file => file.EndsWith("dev.json.bak", StringComparison.Ordinal));
        files.Where(file => File.GetUnixFileMode(file) != (UnixFileMode.UserRead | UnixFileMode.UserWrite)).Should().BeEmpty();
        place.Folders().Where(folder => folder.Contains(".immutainfra", StringComparison.Ordinal) || folder.EndsWith("scripts", StringComparison.Ordinal))
            .Where(folder => File.GetUnixFileMode(folder) != (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).Should().BeEmpty();
    }

    [Test]
    public async Task A_command_of_the_users_does_not_inherit_what_is_secret_to_this_program()
    {
        await using var place = await Workplace.StartAsync("""
            variable "mine" { sensitive = true }

            resource "terraform_data" "note" {
              provisioner "local-exec" {
                command     = "env > env.txt; cat /proc/$PPID/cmdline /proc/$$/cmdline > arguments.txt || true"
                environment = { GIVEN = "given-by-the-user" }
              }
            }
            """);
        string[] names = ["IMMUTA_API_KEY", "PULUMI_CONFIG_PASSPHRASE", "TF_VAR_mine"];
        var before = names.Select(Environment.GetEnvironmentVariable).ToList();
        try
        {
            foreach (var name in names)
            {
                Environment.SetEnvironmentVariable(name, $"{Marker}-{name}");
                place.Variables[name] = $"{Marker}-{name}";
            }

            (await place.ApplyAsync()).Screen.Should().NotContain(Marker);
        }
        finally
        {
            foreach (var (name, value) in names.Zip(before))
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }

        var inherited = File.ReadAllText(Path.Combine(place.Folder, "env.txt"));
        inherited.Should().Contain("GIVEN=given-by-the-user").And.Contain("PATH=").And.NotContain(Marker);
        File.ReadAllText(Path.Combine(place.Folder, "arguments.txt")).Should().NotContain(Marker);
    }

    [Test]
    public async Task A_sensitive_value_on_the_command_line_is_warned_of_with_better_ways()
    {
        await using var place = await Workplace.StartAsync(SecretVariable);

        var warned = (await place.RunAsync("plan", "--var", $"password={Marker}")).Ended(0);
        var fine = (await place.RunAsync("plan", "--var", "size=3")).Ended(1);

        warned.Error.Should().Contain("IMI4155").And.Contain("TF_VAR_password").And.Contain("--var-file -").And.NotContain(Marker);
        fine.Error.Should().NotContain("IMI4155");
    }

    [TestCase("password = \"pl4ntedSecret\"\n")]
    [TestCase("{\"password\": \"pl4ntedSecret\"}")]
    public async Task Variables_can_be_given_on_standard_input(string text)
    {
        await using var place = await Workplace.StartAsync(SecretVariable);

        var plan = await place.RunWithInputAsync(text, "plan", "--var-file", "-", "--out", "saved.plan");
        var apply = await place.RunAsync("apply", "--yes", "saved.plan");
        var again = await place.RunWithInputAsync(text, "plan", "--var-file=-", "--detailed-exitcode");
        var wrong = await place.RunWithInputAsync("password = [", "plan", "--var-file", "-");

        plan.Ended(0).Screen.Should().NotContain(Marker);
        apply.Ended(0).Screen.Should().NotContain(Marker);
        again.Ended(0).Screen.Should().NotContain(Marker);
        wrong.Ended(1).Error.Should().Contain("standard input line 1");
        (await place.RunAsync("output", "length")).Ended(0).Output.Trim().Should().Be("13");
    }

    private const string SecretVariable = """
        variable "password" {
          type      = string
          sensitive = true
        }

        variable "size" {
          default = 1
        }

        resource "terraform_data" "note" {
          input = var.password
        }

        output "length" {
          value = nonsensitive(length(var.password))
        }
        """;

    private static async Task<Workplace> GivenAsync()
    {
        var variables = string.Concat(Fields.Append("key_file").Append("api_key").Select(field => $"variable \"{field}\" {{\n  type      = string\n  sensitive = true\n}}\n\n"));
        var place = await Workplace.StartAsync(
            Given.Provider.Replace("provider \"immuta\" {}", "provider \"immuta\" {\n  api_key = var.api_key\n}", StringComparison.Ordinal) + variables + Resources,
            new Emulator.EmulatorOptions { ApiKey = $"{Marker}-api-key" });
        foreach (var field in Fields)
        {
            place.Variables[$"TF_VAR_{field}"] = $"é/\"{Marker}+&-{field}";
        }

        place.Variables["TF_VAR_snowflake_pem"] = $"-----BEGIN PRIVATE KEY-----\nMII{Marker}Line01\n-----END PRIVATE KEY-----\n";
        place.Variables["TF_VAR_snowflake_certificate"] = $"-----BEGIN PRIVATE KEY-----\nMII{Marker}Line02\n-----END PRIVATE KEY-----\n";
        place.Variables["TF_VAR_key_file"] =
            $$"""{"type":"service_account","project_id":"p","client_email":"a@p.iam.gserviceaccount.com","private_key_id":"{{Marker}}-id","private_key":"-----BEGIN PRIVATE KEY-----\n{{Marker}}\n-----END PRIVATE KEY-----\n"}""";
        place.Variables["TF_VAR_api_key"] = place.Immuta.ApiKey;
        return place;
    }

    /// <summary>An answer in which the server repeats what it was sent, in every form that servers write.</summary>
    private static JObject Echo(Workplace place, params string[] fields)
    {
        var secrets = fields.Select(field => place.Variables[$"TF_VAR_{field}"]).Append(place.Immuta.ApiKey).ToList();
        return new JObject
        {
            ["statusCode"] = 422,
            ["error"] = "Unprocessable Entity",
            ["message"] = string.Join(" ", secrets.Select(secret => $"{secret} {Uri.EscapeDataString(secret)} {JValue.CreateString(secret).ToString(Newtonsoft.Json.Formatting.None)} {Convert.ToBase64String(Encoding.UTF8.GetBytes($"setup:{secret}"))}")),
            ["validationResults"] = new JObject { ["status"] = "failed", ["validationTests"] = new JArray(new JObject { ["name"] = $"Log in with {secrets[0]}", ["status"] = "failed", ["message"] = secrets[0] }) },
        };
    }

    /// <summary>What stands around it, or null where it is not there.</summary>
    private static string? Around(string text, string form) =>
        text.IndexOf(form, StringComparison.Ordinal) is >= 0 and var at ? text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 200)] : null;

    private static async Task<ProgramRun> ExpectNothingAsync(Workplace place, params string[] args)
    {
        var run = await place.RunAsync(args);
        foreach (var form in Forms)
        {
            Around(run.Screen, form).Should().BeNull(string.Join(' ', args));

            // A script is what somebody runs by hand, with all that it needs; it is its owner's alone.
            foreach (var (path, text) in place.Files().Where(file => !file.Path.Contains("/scripts/", StringComparison.Ordinal)))
            {
                Around(text, form).Should().BeNull("{0} after {1}", path, string.Join(' ', args));
            }
        }

        run.Screen.Should().NotContain("IMI9001", string.Join(' ', args));
        return run;
    }
}
