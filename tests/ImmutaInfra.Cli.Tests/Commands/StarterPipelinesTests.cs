using System.Diagnostics;
using ImmutaInfra.Testing;
using YamlDotNet.RepresentationModel;

namespace ImmutaInfra.Cli.Tests.Commands;

/// <summary>What stands in the pipelines that <c>init --ci</c> writes, and what their scripts do.</summary>
public class StarterPipelinesTests
{
    private static readonly string[] Hosts = ["github", "gitlab", "azure-devops"];

    [TestCase("github", "# Secrets: IMMUTA_API_KEY, PULUMI_CONFIG_PASSPHRASE, IMMUTAINFRA_BACKEND_URL, TF_VAR_REDSHIFT_PASSWORD, TF_VAR_DATABRICKS_TOKEN.\n")]
    [TestCase("gitlab", "# Masked variables: IMMUTA_API_KEY, PULUMI_CONFIG_PASSPHRASE, IMMUTAINFRA_BACKEND_URL, TF_VAR_redshift_password, TF_VAR_databricks_token.\n")]
    [TestCase("azure-devops", "IMMUTAINFRA_BACKEND_URL,\n# TF_VAR_redshift_password, TF_VAR_databricks_token.\n")]
    public async Task The_head_names_the_secrets_of_the_configuration(string host, string head)
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "s3", "--type", "redshift", "--type", "databricks", "--ci", host)).Should().Be(0, cli.Error);

        Review(cli).Should().Contain(head).And.NotContainAny("TF_VAR_name", "TF_VAR_NAME");
        Drift(cli).Should().NotContain("TF_VAR", "drift needs the state alone");
    }

    [TestCase("github", "TF_VAR_redshift_password", "${{ secrets.TF_VAR_REDSHIFT_PASSWORD }}")]
    [TestCase("azure-devops", "TF_VAR_redshift_password", "$(TF_VAR_redshift_password)")]
    public async Task What_plans_and_what_applies_is_given_the_secrets(string host, string name, string value)
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "redshift", "--ci", host)).Should().Be(0, cli.Error);

        Environments(Read(Review(cli))).Where(each => each.ContainsKey("IMMUTA_API_KEY")).Should().HaveCount(2, "one plans and one applies")
            .And.AllSatisfy(each => each.Should().Contain(name, value));
    }

    [TestCaseSource(nameof(Hosts))]
    public async Task Secrets_of_a_configuration_that_is_there_count_too(string host)
    {
        using var cli = new CliRun();
        (await cli.RunAsync("init", "--type", "redshift")).Should().Be(0, cli.Error);
        File.WriteAllText(Path.Combine(cli.Folder, "mine.tf"), """
            variable "namespace" {
              sensitive = true
            }
            variable "region" {}
            """);

        (await cli.RunAsync("init", "--type", "bigquery", "--ci", host)).Should().Be(0, cli.Error);

        Review(cli).ToLowerInvariant().Should().Contain("tf_var_namespace, tf_var_redshift_password, tf_var_bigquery_key.\n").And.NotContain("tf_var_region");
    }

    [TestCaseSource(nameof(Hosts))]
    public async Task Without_a_secret_the_lines_that_say_how_stay(string host)
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "trino", "--ci", host)).Should().Be(0, cli.Error);

        Review(cli).Should().Contain("for each secret variable of the configuration.\n");
        Environments(Read(Review(cli))).SelectMany(each => each.Keys).Should().NotContain(name => name.StartsWith("TF_VAR"));
    }

    [Test]
    public async Task No_step_is_given_secrets_that_it_does_not_need()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "redshift", "--ci", "github")).Should().Be(0, cli.Error);

        foreach (var pipeline in new[] { Read(Review(cli)), Read(Drift(cli)) })
        {
            Environments(pipeline).Where(each => each.Values.Any(value => value.Contains("secrets."))).Should().AllSatisfy(each => each.Should().ContainKey("IMMUTA_API_KEY"));
            Texts(pipeline, "env").Should().NotContain("secrets.", "the whole workflow sees what stands there");
            foreach (var (_, job) in ((YamlMappingNode)pipeline["jobs"]).Children)
            {
                Texts(job, "env").Should().BeEmpty("every action of the job sees what stands there");
            }
        }
    }

    [TestCase("https://immuta-prod.acme.com/", "https://immuta-prod.acme.com")]
    [TestCase("http://127.0.0.1:7801", "https://acme.immuta.example")]
    [TestCase("https://localhost:7801", "https://acme.immuta.example")]
    [TestCase("https://me:secret@immuta.acme.com", "https://acme.immuta.example")]
    public async Task Where_Immuta_is_comes_from_the_shell_if_pipelines_can_reach_it_there(string given, string written)
    {
        foreach (var host in Hosts)
        {
            using var cli = new CliRun();
            Directory.CreateDirectory(Path.Combine(cli.Folder, ".git"));
            cli.Variables["IMMUTA_BASE_URL"] = given;

            (await cli.RunAsync("init", "eu", "--type", "s3", "--ci", host)).Should().Be(0, cli.Error);

            Review(cli).Should().Contain($"{written}\n");
            Drift(cli).Should().Contain($"{written}\n");
            cli.Output.Contains($"Both ask {written}.").Should().Be(written != "https://acme.immuta.example");
        }
    }

    [TestCase("github", "Put it into")]
    [TestCase("gitlab", "Include it")]
    [TestCase("azure-devops", "Make it")]
    public async Task The_head_asks_for_nothing_that_is_done(string host, string words)
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "s3", "--ci", host)).Should().Be(0, cli.Error);

        (Review(cli) + Drift(cli)).Should().NotContain(words);
    }

    [TestCase("gitlab", "    include:\n      - local: /.gitlab/immuta.eu.yml\n      - local: /.gitlab/immuta-drift.eu.yml\n")]
    [TestCase("azure-devops", "    /azure-pipelines/immuta.eu.yml\n    /azure-pipelines/immuta-drift.eu.yml\n")]
    public async Task What_makes_the_host_run_them_is_said(string host, string lines)
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, ".git"));

        (await cli.RunAsync("init", "eu", "--type", "s3", "--ci", host)).Should().Be(0, cli.Error);

        cli.Output.Should().Contain(lines);
    }

    [TestCase("eu", "eu/**", ".github/workflows/immuta.eu.yml")]
    [TestCase("immuta-prod", "immuta-prod/**", ".github/workflows/immuta.immuta-prod.yml")]
    [TestCase("it's [x]", @"it's \[x\]/**", ".github/workflows/immuta.it-s-x-cadd1e.yml")]
    public async Task Only_changes_of_its_folder_run_a_workflow(string folder, params string[] paths)
    {
        using var cli = new CliRun();
        Directory.CreateDirectory(Path.Combine(cli.Folder, ".git"));

        (await cli.RunAsync("init", folder, "--type", "s3", "--ci", "github")).Should().Be(0, cli.Error);

        var events = Read(Review(cli))["on"];
        foreach (var each in new[] { "pull_request", "push" })
        {
            ((YamlSequenceNode)events[each]["paths"]).Select(path => ((YamlScalarNode)path).Value).Should().Equal(paths);
        }
    }

    [Test]
    public async Task At_the_root_of_the_repository_every_change_runs_the_workflow()
    {
        using var cli = new CliRun();

        (await cli.RunAsync("init", "--type", "s3", "--ci", "github")).Should().Be(0, cli.Error);

        Review(cli).Should().NotContain("paths:");
    }

    [Test]
    public void A_schedule_of_GitLab_applies_nothing()
    {
        var apply = Read(Example("gitlab-pull-request.yml"))["apply"];

        Texts(apply, "rules").Should().Be("""$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH""");
    }

    [TestCase("gitlab-drift.yml", "")]
    [TestCase("azure-pipelines-drift.yml", "")]
    [TestCase("azure-pipelines-drift.yml", "$(DRIFT_WEBHOOK)")]
    [Platform(Exclude = "Win")]
    public void Nobody_is_told_of_drift_where_no_address_is_set(string file, string nothing) =>
        Run(Example(file), "drift", ("DRIFT_WEBHOOK", nothing)).Arguments.Should().NotContain("--notify");

    [TestCase("gitlab-drift.yml")]
    [TestCase("azure-pipelines-drift.yml")]
    [Platform(Exclude = "Win")]
    public void Whoever_is_set_is_told_of_drift(string file) =>
        Run(Example(file), "drift", ("DRIFT_WEBHOOK", "https://hooks.example.com/a b")).Arguments.Should().Contain("--notify\nhttps://hooks.example.com/a b\n");

    // A host gives an empty text, or the name itself, for a secret that it does not have.
    [TestCase("action.yml", "preview", "")]
    [TestCase("examples/ci/github-pull-request.yml", "apply", "")]
    [TestCase("examples/ci/azure-pipelines-pull-request.yml", "preview", "$(TF_VAR_b)")]
    [TestCase("examples/ci/azure-pipelines-pull-request.yml", "apply", "$(TF_VAR_b)")]
    [Platform(Exclude = "Win")]
    public void A_secret_that_the_host_does_not_have_is_no_value(string file, string command, string missing)
    {
        var (_, variables) = Run(
            File.ReadAllText(Path.Combine(RepositoryRoot.Folder, file)), command, ("TF_VAR_a", "what $(it) is"), ("TF_VAR_b", missing), ("SYSTEM_COLLECTIONURI", "https://x/"));

        variables.Should().Contain("TF_VAR_a=what $(it) is\n").And.NotContain("TF_VAR_b");
    }

    /// <summary>Runs the step that calls a command, with stand-ins for the programs that it calls.</summary>
    /// <returns>What the command was given, one a line.</returns>
    private static (string Arguments, string Variables) Run(string pipeline, string command, params (string Name, string Value)[] variables)
    {
        using var cli = new CliRun();
        var script = Scripts(Read(pipeline)).Single(each => each.Contains($"immutainfra {command} "));
        const string standIns = """
            immutainfra() { printf '%s\n' "$@" > arguments; env > variables; }
            jq() { cat > /dev/null; echo sha256:0; }
            curl() { echo {}; }

            """;
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", standIns + script])
        {
            WorkingDirectory = cli.Folder,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "RUNNER_TEMP", "GITHUB_OUTPUT", "AGENT_TEMPDIRECTORY", "PIPELINE_WORKSPACE", "BUILD_ARTIFACTSTAGINGDIRECTORY" })
        {
            start.Environment[name] = Path.Combine(cli.Folder, name == "GITHUB_OUTPUT" ? "output" : "");
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, error);
        return (File.ReadAllText(Path.Combine(cli.Folder, "arguments")), File.ReadAllText(Path.Combine(cli.Folder, "variables")));
    }

    private static string Example(string file) => File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "examples", "ci", file));

    private static string Review(CliRun cli) => File.ReadAllText(Written(cli).Single(file => !Path.GetFileName(file).StartsWith("immuta-drift")));

    private static string Drift(CliRun cli) => File.ReadAllText(Written(cli).Single(file => Path.GetFileName(file).StartsWith("immuta-drift")));

    private static string[] Written(CliRun cli) =>
        Directory.GetFiles(cli.Folder, "immuta*.yml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None });

    private static YamlMappingNode Read(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> Mappings(YamlNode node) => node.AllNodes.OfType<YamlMappingNode>();

    /// <summary>Each <c>env</c>, wherever it stands.</summary>
    private static IEnumerable<Dictionary<string, string>> Environments(YamlNode node) =>
        from mapping in Mappings(node)
        where mapping.Children.ContainsKey("env")
        select ((YamlMappingNode)mapping["env"]).ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!);

    /// <summary>What stands below a member, or nothing.</summary>
    private static string Texts(YamlNode node, string member) => ((YamlMappingNode)node).Children.TryGetValue(member, out var found)
        ? string.Join('\n', found is YamlSequenceNode list ? list.Select(item => ((YamlScalarNode)item["if"]).Value) : found.AllNodes.OfType<YamlScalarNode>().Select(text => text.Value))
        : "";

    private static IEnumerable<string> Scripts(YamlNode node) =>
        from mapping in Mappings(node)
        from name in new[] { "run", "script", "bash" }
        where mapping.Children.ContainsKey(name)
        select mapping[name] is YamlSequenceNode lines ? string.Join('\n', lines.Select(line => ((YamlScalarNode)line).Value)) : ((YamlScalarNode)mapping[name]).Value!;
}
