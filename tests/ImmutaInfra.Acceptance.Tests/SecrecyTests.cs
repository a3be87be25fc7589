using ImmutaInfra.Emulator.Rules;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests;

public sealed class SecrecyTests
{
    private const string Configuration = Given.Provider + """
        variable "password" {
          type      = string
          sensitive = true
        }

        variable "key_file" {
          type      = string
          sensitive = true
        }

        locals {
          doubled = "${var.password}-twice"
        }

        resource "immuta_redshift_integration" "warehouse" {
          host                = "finance.redshift.amazonaws.com"
          database            = "immuta"
          initial_database    = "dev"
          authentication_type = "userPassword"
          username            = "immuta_setup"
          password            = var.password
          auto_bootstrap      = true
        }

        resource "immuta_snowflake_integration" "analytics" {
          host                = "acme.snowflakecomputing.com"
          warehouse           = "WH"
          database            = "IMMUTA"
          authentication_type = "userPassword"
          username            = "setup"
          password            = local.doubled
          role                = "ACCOUNTADMIN"
          auto_bootstrap      = true
        }

        resource "immuta_bigquery_integration" "events" {
          role           = "immuta"
          dataset_suffix = "_secure"
          dataset        = "immuta"
          location       = "europe-west3"
          credential     = var.key_file
          auto_bootstrap = false
        }

        output "password" {
          value     = local.doubled
          sensitive = true
        }
        """;

    [TestCase("trace")]
    [TestCase("debug")]
    [TestCase("info")]
    public async Task No_secret_is_in_clear_in_any_file_or_output(string level)
    {
        await using var place = await Workplace.StartAsync(Configuration);
        place.Variables["TF_VAR_password"] = "planted-pass/word";
        place.Variables["TF_VAR_key_file"] =
            """{"type":"service_account","project_id":"p","client_email":"a@p.iam.gserviceaccount.com","private_key_id":"planted-id","private_key":"-----BEGIN PRIVATE KEY-----\nplanted-key\n-----END PRIVATE KEY-----\n"}""";

        // The server repeats what it was sent, as some do.
        place.Immuta.SetRules(new FaultRule
        {
            Method = "POST",
            Path = "/integrations",
            Type = "Redshift",
            Count = 1,
            Status = 400,
            Body = JObject.Parse("""{"statusCode":400,"error":"Bad Request","message":"The password planted-pass/word is too weak."}"""),
        });
        var screens = "";
        foreach (var line in (string[])[
            "plan", "plan --json", "apply --yes", "apply --yes", "apply --yes --json", "output", "output --json", "state list",
            "state show immuta_redshift_integration.warehouse", "state show immuta_bigquery_integration.events", "show --json", "refresh", "validate --json"])
        {
            screens += (await place.RunAsync([.. line.Split(' '), "--log-level", level])).Screen;
            Files(place).Should().NotContain("planted", line);
        }

        place.Variables["TF_VAR_password"] = "planted-other";
        screens += (await place.RunAsync("plan", "--log-level", level)).Screen;
        screens += (await place.RunAsync("apply", "--yes", "--log-level", level)).Ended(0).Screen;
        screens += (await place.RunAsync("destroy", "--yes", "--log-level", level)).Ended(0).Screen;

        screens.Should().NotContain("planted");
        Files(place).Should().NotContain("planted");
    }

    [Test]
    public async Task No_secret_is_in_clear_in_anything_that_care_of_the_state_writes()
    {
        await using var place = await Workplace.StartAsync(Configuration);
        place.Write("Pulumi.yaml", "name: tenant\nruntime: hcl\n");
        place.Variables["TF_VAR_password"] = "planted-pass/word";
        place.Variables["TF_VAR_key_file"] =
            """{"type":"service_account","project_id":"p","client_email":"a@p.iam.gserviceaccount.com","private_key_id":"planted-id","private_key":"-----BEGIN PRIVATE KEY-----\nplanted-key\n-----END PRIVATE KEY-----\n"}""";
        place.Variables["IMMUTA_API_KEY"] = place.Immuta.ApiKey;
        place.Write("new.txt", "another passphrase");
        place.Immuta.SetRules(new FaultRule { Method = "POST", Path = "/integrations", Type = "Snowflake", Drop = true, When = FaultTiming.After });

        (await WatchedAsync(place, "plan --out saved.plan")).Ended(0);
        (await WatchedAsync(place, "apply --yes saved.plan")).Ended(1);
        place.Immuta.SetRules();
        (await WatchedAsync(place, "apply --yes")).Ended(0);
        (await WatchedAsync(place, "state mv immuta_redshift_integration.warehouse immuta_redshift_integration.other")).Ended(0);
        (await WatchedAsync(place, "state verify")).Ended(0);
        (await WatchedAsync(place, "state copy .immutainfra copied")).Ended(0);
        (await WatchedAsync(place, "stack change-secrets-provider passphrase --new-passphrase-file new.txt")).Ended(0);
        place.Variables["PULUMI_CONFIG_PASSPHRASE"] = "another passphrase";
        (await WatchedAsync(place, "state verify")).Ended(0);
        place.Write("exported.json", (await WatchedAsync(place, "state export")).Ended(0).Output);
        (await WatchedAsync(place, "state import exported.json")).Ended(0);
        File.WriteAllText(place.CheckpointFile, "{");
        (await WatchedAsync(place, "state verify")).Ended(1);
        (await WatchedAsync(place, "state restore")).Ended(0);
        (await WatchedAsync(place, "stack ls")).Ended(0).Output.Trim().Should().Be("dev*");

        var files = place.Files().Select(file => file.Path).ToList();
        foreach (var kind in (string[])["dev.json", "dev.json.bak", ".history.json", ".checkpoint.json", "saved.plan", "Pulumi.dev.yaml", "exported.json", ".attrs"])
        {
            files.Should().Contain(file => file.EndsWith(kind, StringComparison.Ordinal), "it is among what was looked into");
        }

        files.Should().NotContain(file => file.EndsWith(".tmp", StringComparison.Ordinal) || file.EndsWith(".journal", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_sensitive_value_of_the_wrong_type_is_not_shown_with_its_line()
    {
        await using var place = await Workplace.StartAsync("variable \"password\" {\n  type      = number\n  sensitive = true\n}\n");
        place.Write("terraform.tfvars", "password = \"planted-in-tfvars\"\n");

        (await place.RunAsync("plan")).Ended(1).Screen.Should().Contain("IMI3023").And.NotContain("planted-in-tfvars");
    }

    [Test]
    public async Task The_api_key_in_the_provider_block_is_sealed_too()
    {
        await using var place = await Workplace.StartAsync(Given.Trino + """
            variable "api_key" {}

            provider "immuta" {
              api_key = var.api_key
            }
            """);
        place.Variables["TF_VAR_api_key"] = place.Immuta.ApiKey;
        place.Variables.Remove("IMMUTA_API_KEY");

        (await place.ApplyAsync()).Screen.Should().NotContain(place.Immuta.ApiKey);

        Files(place).Should().NotContain(place.Immuta.ApiKey);
    }

    /// <summary>Runs a command and looks into every file all the while: journals, locks and drafts do not last.</summary>
    private static async Task<ProgramRun> WatchedAsync(Workplace place, string line)
    {
        var run = Task.Run(() => place.RunAsync(line.Split(' ')));
        while (true)
        {
            var isOver = run.IsCompleted;
            foreach (var file in place.Folders().SelectMany(folder => Directory.EnumerateFiles(folder)))
            {
                try
                {
                    File.ReadAllText(file, System.Text.Encoding.Latin1).Should().NotContain("planted", "{0} during {1}", file, line);
                }
                catch (IOException)
                {
                    // Gone in the meantime.
                }
            }

            if (isOver)
            {
                (await run).Screen.Should().NotContain("planted", line);
                return await run;
            }
        }
    }

    private static string Files(Workplace place) => string.Join('\n', place.Files().Select(file => file.Text));
}
