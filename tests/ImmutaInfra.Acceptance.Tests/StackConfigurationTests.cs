using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>What <c>Pulumi.STACK.yaml</c> configures.</summary>
public sealed class StackConfigurationTests
{
    private const string Password = "planted-stack-password";

    private const string Warehouse = Given.Provider + """
        variable "password" {}

        resource "immuta_redshift_integration" "warehouse" {
          host                = "finance.redshift.amazonaws.com"
          database            = "immuta"
          initial_database    = "dev"
          authentication_type = "userPassword"
          username            = "immuta_setup"
          password            = var.password
          auto_bootstrap      = true
        }

        """;

    [TestCase("", TestName = "Provider_settings_come_from_the_stack's_configuration")]
    [TestCase(Given.Provider, TestName = "What_a_provider_block_leaves_out_comes_from_the_stack's_configuration")]
    public async Task Provider_settings(string provider)
    {
        await using var place = await Workplace.StartAsync(provider + Given.Trino);
        place.Variables.Remove("IMMUTA_BASE_URL");
        place.Variables.Remove("IMMUTA_API_KEY");
        Configure(place, $"immuta:baseUrl: {place.Immuta.BaseUrl}", $"immuta:apiKey: {{ secure: <<{place.Immuta.ApiKey}>> }}", "immuta:maxParallelRequests: 3");

        var screens = (await place.ApplyAsync("--log-level", "trace")).Screen;
        screens += (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0).Screen;
        screens += (await place.RunAsync("state", "show", "immuta_trino_integration.starburst")).Ended(0).Screen;
        screens += (await place.RunAsync("state", "export")).Ended(0).Screen;

        (await place.ListAsync()).Should().ContainSingle();
        place.Checkpoint.Should().Contain("\"baseUrl\"").And.Contain("\"maxParallelRequests\"");
        screens.Should().NotContain(place.Immuta.ApiKey);
        place.Files().Should().NotContain(file => file.Text.Contains(place.Immuta.ApiKey));
    }

    [Test]
    public async Task The_block_counts_more_than_the_stack_and_the_stack_more_than_the_environment()
    {
        await using var place = await Workplace.StartAsync(Given.Trino + "provider \"immuta\" {\n  request_timeout = \"400s\"\n}\n");
        place.Variables["IMMUTA_REQUEST_TIMEOUT"] = "410s";
        place.Variables["IMMUTA_MAX_PARALLEL_REQUESTS"] = "7";
        Configure(place, "immuta:requestTimeout: 420s", "immuta:maxParallelRequests: \"8\"");

        await place.ApplyAsync();

        place.Checkpoint.Should().Contain("\"requestTimeout\":\"400s\"").And.Contain("\"maxParallelRequests\":8").And.NotContain("410s").And.NotContain("420s");
    }

    [Test]
    public async Task An_unknown_setting_is_shown_at_its_line_with_the_one_that_was_meant()
    {
        await using var place = await Workplace.StartAsync(Given.Trino);
        Configure(place, "immuta:baseUlr: https://immuta.example.com");

        (await place.RunAsync("plan")).Ended(1).Screen.Should().Contain("on Pulumi.dev.yaml line 3").And.Contain("base");
    }

    [Test]
    public async Task Variables_come_from_the_stack_before_files_and_environment_and_after_the_command_line()
    {
        await using var place = await Workplace.StartAsync("variable \"who\" {\n  default = \"nobody\"\n}\n\noutput \"who\" {\n  value = var.who\n}\n");
        place.Write("terraform.tfvars", "who = \"file\"\n");
        place.Variables["TF_VAR_who"] = "environment";
        await place.ApplyAsync();
        (await place.RunAsync("output", "who")).Output.Should().Contain("file");

        Configure(place, "tenant:who: stack");
        await place.ApplyAsync();
        (await place.RunAsync("output", "who")).Output.Should().Contain("stack");

        await place.ApplyAsync("--var", "who=command");
        (await place.RunAsync("output", "who")).Output.Should().Contain("command");
    }

    [Test]
    public async Task Texts_of_the_stack_become_the_type_of_the_variable_and_what_was_set_by_a_path_has_its_shape()
    {
        await using var place = await Workplace.StartAsync("""
            variable "count_" {
              type = number
            }

            variable "zones" {
              type = list(string)
            }

            variable "limits" {
              type = object({ size = number, tags = map(string), strict = bool })
            }

            output "all" {
              value = "${var.count_ + 1} ${join("-", var.zones)} ${var.limits.size + 1} ${var.limits.tags.a} ${var.limits.strict}"
            }
            """);
        Configure(place, "tenant:count_: \"4\"", "tenant:zones: '[\"x\", \"y\"]'", "tenant:limits: { size: 8, tags: { a: b }, strict: true }");

        await place.ApplyAsync();

        (await place.RunAsync("output", "all")).Output.Should().Contain("5 x-y 9 b true");
    }

    [Test]
    public async Task The_project_gives_defaults_for_all_its_stacks()
    {
        await using var place = await Workplace.StartAsync("variable \"a\" {}\nvariable \"b\" {}\n\noutput \"all\" {\n  value = \"${var.a} ${var.b}\"\n}\n");
        Configure(place, "tenant:b: stack");
        place.Write("Pulumi.yaml", "name: tenant\nruntime: hcl\nconfig:\n  a: project\n  b:\n    type: string\n    default: project\n");

        await place.ApplyAsync();

        (await place.RunAsync("output", "all")).Output.Should().Contain("project stack");
    }

    [Test]
    public async Task A_secret_of_the_stack_stays_one_though_its_variable_is_not_declared_sensitive()
    {
        await using var place = await Workplace.StartAsync(Warehouse);
        Configure(place, $"tenant:password: {{ secure: <<{Password}>> }}");
        var screens = "";
        foreach (var line in (string[])[
            "plan --out saved.plan", "show saved.plan", "show saved.plan --json", "plan --json", "apply --yes saved.plan", "plan --detailed-exitcode", "show --json",
            "state export", "state show immuta_redshift_integration.warehouse", "refresh", "preview"])
        {
            var run = await place.RunAsync([.. line.Split(' '), "--log-level", "trace"]);
            run.Ended(0);
            screens += run.Screen;
        }

        screens.Should().NotContain(Password);
        place.Files().Should().NotContain(file => file.Text.Contains(Password));
        place.Immuta.Requests.Should().Contain(request => request.Method == "POST");

        place.Write("more.tf", "output \"password\" {\n  value = var.password\n}\n");
        (await place.RunAsync("plan")).Ended(1).Screen.Should().Contain("ensitive").And.NotContain(Password);
    }

    [TestCase("type = number")]
    [TestCase("type = list(string)")]
    [TestCase("validation {\n    condition     = length(var.password) > 100\n    error_message = \"Too short.\"\n  }")]
    public async Task A_secret_of_the_stack_that_does_not_fit_is_not_shown(string declaration)
    {
        await using var place = await Workplace.StartAsync(Warehouse.Replace("variable \"password\" {}", $"variable \"password\" {{\n  {declaration}\n}}", StringComparison.Ordinal));
        Configure(place, $"tenant:password: {{ secure: <<planted_function(1)>> }}");

        (await place.RunAsync("plan")).Ended(1).Screen.Should().NotContain("planted_");
    }

    [Test]
    public async Task A_saved_plan_is_stale_when_the_stack_is_configured_otherwise()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Trino);
        Configure(place, "immuta:requestTimeout: 420s");
        (await place.RunAsync("plan", "--out", "saved.plan")).Ended(0);
        Configure(place, "immuta:requestTimeout: 430s");

        (await place.RunAsync("apply", "--yes", "saved.plan")).Ended(1).Screen.Should().Contain("IMI4309").And.Contain("Pulumi.dev.yaml");
    }

    [Test]
    public async Task A_secret_that_cannot_be_opened_says_what_to_set()
    {
        await using var place = await Workplace.StartAsync(Warehouse);
        Configure(place, $"tenant:password: {{ secure: <<{Password}>> }}");

        place.Variables["PULUMI_CONFIG_PASSPHRASE"] = "wrong";
        (await place.RunAsync("plan")).Ended(1).Screen.Should().Contain("IMI4111");
        place.Variables.Remove("PULUMI_CONFIG_PASSPHRASE");
        (await place.RunAsync("plan")).Ended(1).Screen.Should().Contain("IMI4110");
        (await place.RunAsync("plan", "--var", "password=x")).Ended(0);
        place.Edit("Pulumi.dev.yaml", "encryptionsalt:", "secretsprovider: awskms://alias/key #");
        (await place.RunAsync("plan")).Ended(1).Screen.Should().Contain("IMI4114").And.Contain("awskms");
    }

    [Test]
    public async Task A_setting_for_no_variable_is_a_warning_with_the_one_that_was_meant()
    {
        await using var place = await Workplace.StartAsync("variable \"region\" {\n  default = \"eu\"\n}\n");
        Configure(place, "tenant:regoin: us", "otherpackage:region: us");

        (await place.RunAsync("plan")).Ended(0).Screen.Should().Contain("IMI1650").And.Contain("did you mean \"region\"?").And.NotContain("otherpackage");
    }

    /// <summary>Writes the settings; what stands in pointed brackets is encrypted.</summary>
    private static void Configure(Workplace place, params string[] settings)
    {
        var clock = new HandSetClock();
        var store = new StackStore(new FileBackend(place.Folder, clock, _ => null), new PassphraseSource(_ => Workplace.Passphrase, "/nonexistent"), clock);
        var salt = store.Seal(new StackName("tenant", "dev"), null, "").Salt;
        var state = new SecretsState("passphrase", $$"""{"salt":"{{salt}}"}""");
        var lines = settings.Select(line => line.Split("<<") is [var before, var rest] && rest.Split(">>") is [var secret, var after]
            ? before + store.Seal(new StackName("tenant", "dev"), state, secret).Ciphertext + after
            : line);
        place.Write("Pulumi.yaml", "name: tenant\nruntime: hcl\n");
        place.Write("Pulumi.dev.yaml", $"encryptionsalt: {salt}\nconfig:\n  {string.Join("\n  ", lines)}\n");
    }
}
