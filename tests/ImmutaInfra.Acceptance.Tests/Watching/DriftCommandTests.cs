using System.Diagnostics;
using ImmutaInfra.Cli;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests.Watching;

public sealed class DriftCommandTests
{
    [Test]
    public async Task A_change_is_told_with_its_attribute_and_ends_with_two()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3 + Given.Redshift);
        await place.ApplyAsync();
        var server = place.Immuta.BaseUrl.AbsoluteUri.TrimEnd('/');
        (await place.RunAsync("drift")).Ended(0).Output.Should().Contain($"no drift, 2 resources as the state says, at {server}\n");
        await place.ChangeBehindTheBackAsync(await place.IdOfAsync("Native S3"), """{"awsRoleToAssume":"arn:aws:iam::012345678901:role/somebody"}""");

        var text = await place.RunAsync("drift", "--html", "drift.html", "--markdown", "drift.md");
        var json = JObject.Parse((await place.RunAsync("drift", "--json")).Ended(2).Output);

        text.Ended(2).Output.Should().Contain($"drift: 1 changed, at {server}\n").And.Contain("immuta_s3_integration.lake was changed: aws_role_to_assume").And.Contain("role/immuta\" -> \"arn:aws:iam::012345678901:role/somebody\"");
        json["findings"]!.Should().ContainSingle();
        json["servers"]!.Values<string>().Should().Equal(server);
        json["findings"]![0]!["rounds"]!.Value<int>().Should().Be(2);
        json["findings"]![0]!["changes"]![0]!["path"]!.Value<string>().Should().Be("aws_role_to_assume");
        File.ReadAllText(Path.Combine(place.Folder, "drift.html")).Should().Contain("aws_role_to_assume");
        File.ReadAllText(Path.Combine(place.Folder, "drift.md")).Should().Contain("aws_role_to_assume");
        place.Files().Where(file => !file.Path.EndsWith(".tf", StringComparison.Ordinal)).Should().NotContain(file => file.Text.Contains("planted-redshift-password"));
    }

    [Test]
    public async Task The_state_is_enough()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        await place.RemoveBehindTheBackAsync(await place.IdOfAsync("Native S3"));
        File.Delete(Path.Combine(place.Folder, "main.tf"));
        var elsewhere = Directory.CreateDirectory(Path.Combine(place.Folder, "elsewhere")).FullName;

        var there = await place.RunAsync("drift");
        var byName = await place.RunAsync("drift", elsewhere, "--backend-url", $"file://{place.Folder}/.immutainfra", "--stack", "organization/tenant/dev");

        there.Ended(2).Output.Should().Contain("is missing");
        byName.Ended(2).Output.Should().Contain("tenant/dev: drift: 1 missing");
    }

    [Test]
    public async Task What_another_stack_of_the_backend_manages_is_not_unmanaged()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        place.Write("main.tf", Given.Provider + Given.Trino);
        await place.ApplyAsync("--stack", "other");

        (await place.RunAsync("drift")).Ended(0);
        (await place.RunAsync("stack", "rm", "other", "--force")).Ended(0);
        (await place.RunAsync("drift")).Ended(2).Output.Should().Contain("Trino").And.Contain("is in no stack of this backend (enabled)");
        (await place.RunAsync("drift", "--fail-on", "changed,missing")).Ended(0);
        (await place.RunAsync("drift", "--only", "changed,missing")).Ended(0).Output.Should().NotContain("Trino");
    }

    [Test]
    public async Task Where_the_last_resource_was_let_go_of_the_settings_in_the_state_find_it_unmanaged()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        await place.CreateBehindTheBackAsync("""{"type":"Trino","autoBootstrap":true,"config":{}}""");
        (await place.RunAsync("drift")).Ended(2);
        (await place.RunAsync("state", "rm", "immuta_s3_integration.lake")).Ended(0);

        var drift = await place.RunAsync("drift");

        drift.Ended(2).Output.Should().Contain("drift: 2 unmanaged").And.NotContain("No longer");
    }

    [Test]
    public async Task What_nobody_could_be_asked_about_is_not_taken_for_gone()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        await place.CreateBehindTheBackAsync("""{"type":"Trino","autoBootstrap":true,"config":{}}""");
        (await place.RunAsync("drift")).Ended(2);
        (await place.RunAsync("destroy", "--yes")).Ended(0);

        var nothing = await place.RunAsync("drift");
        await place.ApplyAsync();
        var again = await place.RunAsync("drift");

        nothing.Ended(0).Error.Should().Contain("IMI4605");
        nothing.Output.Should().Contain("there was nothing to look at").And.NotContain("no drift").And.NotContain("No longer");
        again.Ended(2).Output.Should().Contain("1 unmanaged").And.Contain("(2 rounds)");
    }

    [Test]
    public async Task A_key_that_was_made_anew_counts_before_the_one_in_the_state()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        var options = new EmulatorOptions { ApiKey = "old-key", DataDirectory = Path.Combine(place.Folder, "emulated"), TimeProvider = place.Clock };
        await using (var before = await ImmutaEmulator.StartAsync(options))
        {
            options = options with { Port = before.BaseUrl.Port, ApiKey = "new-key" };
            (place.Variables["IMMUTA_BASE_URL"], place.Variables["IMMUTA_API_KEY"]) = (before.BaseUrl.AbsoluteUri, "old-key");
            await place.ApplyAsync();
        }

        await using var immuta = await ImmutaEmulator.StartAsync(options);
        var withOldKey = await place.RunAsync("drift");
        place.Variables["IMMUTA_API_KEY"] = "new-key";
        var withNewKey = await place.RunAsync("drift");
        using (var somebody = new HttpClient { BaseAddress = immuta.BaseUrl })
        using (var change = new StringContent("""{"config":{"awsRoleToAssume":"arn:aws:iam::012345678901:role/somebody"}}"""))
        {
            somebody.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", immuta.ApiKey);
            var id = (string)JArray.Parse(await somebody.GetStringAsync("_emulator/integrations"))[0]["id"]!;
            (await somebody.PostAsync($"_emulator/integrations/{id}", change)).EnsureSuccessStatusCode();
        }

        var restored = await place.RunAsync("drift", "--remediate", "apply", "--only", "changed");

        withOldKey.Ended(1).Error.Should().Contain("IMI5401");
        withNewKey.Ended(0).Output.Should().Contain("no drift, 1 resource");
        withNewKey.Error.Should().NotContain("warning");
        restored.Ended(0).Output.Should().Contain("Restored 1 of 1.");
    }

    [Test]
    public async Task The_server_that_the_state_names_is_asked_with_its_own_key()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await using var other = await ImmutaEmulator.StartAsync(new EmulatorOptions { ApiKey = "key-of-another-server" });
        await place.ApplyAsync();
        (place.Variables["IMMUTA_BASE_URL"], place.Variables["IMMUTA_API_KEY"]) = (other.BaseUrl.AbsoluteUri, other.ApiKey);

        var drift = await place.RunAsync("drift");

        drift.Ended(0).Output.Should().Contain("no drift, 1 resource");
        drift.Error.Should().Contain("IMI1982").And.Contain($":{place.Immuta.BaseUrl.Port},").And.Contain($":{other.BaseUrl.Port}.");
        other.Requests.Should().BeEmpty();
    }

    [Test]
    public async Task A_stack_that_is_not_there_and_an_Immuta_that_fails_are_errors()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        (await place.RunAsync("drift")).Ended(1).Error.Should().Contain("IMI1956");
        await place.ApplyAsync();
        place.Immuta.SetRules(new FaultRule { Method = "GET", Path = "/integrations", Status = 403 });

        var run = await place.RunAsync("drift", "--json");

        JObject.Parse(run.Ended(1).Output)["errored"]!.Value<bool>().Should().BeTrue();
    }

    [Test]
    public async Task Restoring_changes_in_place_what_was_changed()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        await place.ChangeBehindTheBackAsync(await place.IdOfAsync("Native S3"), """{"awsRoleToAssume":"arn:aws:iam::012345678901:role/somebody"}""");
        var writes = place.Writes.Length;

        var plan = await place.RunAsync("drift", "--remediate", "plan");
        var writesOfPlan = place.Writes.Length;
        var apply = await place.RunAsync("drift", "--remediate", "apply", "--only", "changed");

        plan.Ended(2).Output.Should().Contain("Plan: 0 to add, 1 to change, 0 to replace, 0 to destroy.");
        writesOfPlan.Should().Be(writes);
        apply.Ended(0).Output.Should().Contain("Restored 1 of 1.");
        (await place.FindAsync("Native S3"))["config"]!["awsRoleToAssume"]!.ToString().Should().EndWith("role/immuta");
        (await place.RunAsync("drift")).Ended(0);
        (await place.RunAsync("plan", "--detailed-exitcode")).Ended(0);
    }

    [Test]
    public async Task Restoring_refuses_replacements_and_leaves_what_is_missing_alone()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3 + Given.Trino);
        await place.ApplyAsync();
        await place.ChangeBehindTheBackAsync(await place.IdOfAsync("Native S3"), """{"awsLocationRole":"arn:aws:iam::012345678901:role/somebody"}""");
        await place.RemoveBehindTheBackAsync(await place.IdOfAsync("Trino"));
        var writes = place.Writes.Length;

        var plan = await place.RunAsync("drift", "--remediate", "plan");
        var apply = await place.RunAsync("drift", "--remediate", "apply", "--only", "changed");

        plan.Ended(2).Output.Should().Contain("Plan: 1 to add, 0 to change, 1 to replace, 0 to destroy.")
            .And.MatchRegex(@"\+ integration_id += \(known after apply\)", "nobody knows the new one's id yet");
        apply.Ended(1).Error.Should().Contain("IMI4603").And.Contain("aws_location_role").And.NotContain("awsLocationRole");
        place.Writes.Should().HaveCount(writes);
    }

    [Test]
    public async Task A_service_answers_and_stops_when_asked()
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        var console = new TestConsole();
        await using var log = new Log("\"event\":\"round\"");
        using var interrupts = new Interrupts();
        var running = Task.Run(() => Program.RunAsync(["drift", "--every", "6h", "--listen", "127.0.0.1:0"], new CliEnvironment
        {
            Output = log,
            Error = console.Error,
            Input = console.Input,
            Variables = place.Variables,
            WorkingDirectory = place.Folder,
            Clock = place.Clock,
            Interrupts = interrupts,
        }));
        await Task.WhenAny(log.Awaited, running);
        running.IsCompleted.Should().BeFalse(console.ErrorText);

        var lines = (await log.Awaited).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse).ToList();
        using var client = new HttpClient { BaseAddress = new Uri((string)lines[0]["url"]!) };
        (await client.GetStringAsync("readyz")).Should().Be("ready\n");
        (await client.GetStringAsync("")).Should().Contain("No drift, 1 resource as the state says");
        (await client.GetStringAsync("metrics")).Should().Contain("immuta_api_requests_total{method=\"GET\",status=\"200\"}");
        var start = Stopwatch.GetTimestamp();
        interrupts.Signal();

        (await running).Should().Be(0);
        TestContext.Out.WriteLine($"stopped after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        log.ToString().Should().Contain("\"event\":\"stopping\"");
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_service_stops_in_the_middle_of_a_round_that_hangs(CancellationToken patience)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.S3);
        await place.ApplyAsync();
        place.Immuta.SetRules(new FaultRule { Method = "GET", Delay = TimeSpan.FromHours(1) });
        await using var log = new Log("\"event\":\"listening\"");
        using var interrupts = new Interrupts();
        var running = Task.Run(
            () => Program.RunAsync(["drift", "--every", "6h", "--listen", "127.0.0.1:0"], new CliEnvironment
            {
                Output = log,
                Error = TextWriter.Null,
                Input = TextReader.Null,
                Variables = place.Variables,
                WorkingDirectory = place.Folder,
                Clock = place.Clock,
                Interrupts = interrupts,
            }),
            patience);
        await log.Awaited;
        using var client = new HttpClient { BaseAddress = place.Immuta.BaseUrl };
        while (JArray.Parse(await client.GetStringAsync("_emulator/rules", patience))[0]["calls"]!.Value<int>() == 0)
        {
        }

        interrupts.Signal();

        (await running.WaitAsync(patience)).Should().Be(0);
    }

    [Test]
    public async Task A_stack_that_pulumi_wrote_is_looked_at_with_the_settings_in_it()
    {
        await using var place = await Workplace.StartAsync("");
        await using var immuta = await ImmutaEmulator.StartAsync(new EmulatorOptions { ApiKey = "sk-yaml" });
        place.Variables["PULUMI_CONFIG_PASSPHRASE"] = "correct-horse-battery";
        var stacks = Path.Combine(place.Folder, "backend", ".pulumi", "stacks", "demo");
        Directory.CreateDirectory(stacks);
        var recorded = await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "recordings", "state-after.json"));
        await File.WriteAllTextAsync(
            Path.Combine(stacks, "dev.json"), recorded.Replace("http://127.0.0.1:9", immuta.BaseUrl.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "Pulumi.yaml"), "name: demo\nruntime: yaml\n");

        var drift = await place.RunAsync(
            "drift", "--backend-url", $"file://{Path.Combine(place.Folder, "backend")}", "--stack", "dev");

        drift.Ended(2).Output.Should().Contain("immuta_redshift_integration.main is missing; its id was 1");
    }

    /// <summary>A log that says when a text has come.</summary>
    private sealed class Log(string awaited) : StringWriter
    {
        private readonly TaskCompletionSource<string> _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>All up to and with the line that was waited for.</summary>
        public Task<string> Awaited => _awaited.Task;

        public override void Flush()
        {
            if (ToString() is var text && text.Contains(awaited, StringComparison.Ordinal))
            {
                _awaited.TrySetResult(text);
            }
        }
    }
}
