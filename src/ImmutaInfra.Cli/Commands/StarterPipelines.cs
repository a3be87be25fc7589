using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Markdown;

namespace ImmutaInfra.Cli.Commands;

/// <summary>The pipelines that <c>init --ci</c> writes: one for pull requests and one that looks for drift.</summary>
internal sealed partial class StarterPipelines
{
    // Where Immuta is in the templates.
    private const string Nowhere = "https://acme.immuta.example";

    private static readonly Dictionary<string, (string Template, string File)[]> ByHost = new(StringComparer.OrdinalIgnoreCase)
    {
        ["github"] = [("github-pull-request.yml", ".github/workflows/immuta{0}.yml"), ("github-drift.yml", ".github/workflows/immuta-drift{0}.yml")],
        ["gitlab"] = [("gitlab-pull-request.yml", ".gitlab/immuta{0}.yml"), ("gitlab-drift.yml", ".gitlab/immuta-drift{0}.yml")],
        ["azure-devops"] = [("azure-pipelines-pull-request.yml", "azure-pipelines/immuta{0}.yml"), ("azure-pipelines-drift.yml", "azure-pipelines/immuta-drift{0}.yml")],
    };

    /// <summary>What <c>--ci</c> takes.</summary>
    public static IReadOnlyCollection<string> Hosts => ByHost.Keys;

    /// <summary>Those of a host, for a folder with a configuration. Hosts look for them at the root of the repository alone, so those of several
    /// folders stand side by side there, by names of their own: <c>immuta.eu.yml</c>.</summary>
    /// <param name="host">As the user typed it.</param>
    /// <param name="folder">The folder; absolute.</param>
    /// <param name="secrets">The configuration's variables that are secret.</param>
    /// <param name="address">Where Immuta is, or null where nobody said so.</param>
    /// <exception cref="DiagnosticException">There is no such host.</exception>
    public static StarterPipelines For(string host, string folder, IReadOnlyList<string> secrets, string? address)
    {
        var templates = ByHost.GetValueOrDefault(host)
            ?? throw new DiagnosticException(CliDiagnostics.UnusableValue("--ci", host, "github, gitlab or azure-devops", Nearest.To(host, [.. Hosts])));
        var (root, place) = RepositoryFolder.Of(folder);
        var name = place == "." ? null : NameOf(place);
        var names = templates.Select(each => string.Format(CultureInfo.InvariantCulture, each.File, name is null ? "" : $".{name}")).ToList();
        var texts = templates.Zip(names, (each, file) =>
        {
            var text = StarterFile.Template(each.Template);
            return WithSecrets(name is null ? text : OnlyForChangesOf(InFolder(text, place, name), place, file), secrets)
                .Replace(Nowhere, address ?? Nowhere, StringComparison.Ordinal);
        });
        return new StarterPipelines
        {
            Files = [.. names.Zip(texts, (file, text) => new StarterFile(Path.Combine(root, file), text))],
            NextStep = NextStepOf(host, names),
        };
    }

    /// <summary>The files to write.</summary>
    public required IReadOnlyList<StarterFile> Files { get; init; }

    /// <summary>What makes the host run them, in lines; none where it runs what is there.</summary>
    public required IReadOnlyList<string> NextStep { get; init; }

    private static IReadOnlyList<string> NextStepOf(string host, IEnumerable<string> files) => host.ToLowerInvariant() switch
    {
        "gitlab" =>
        [
            "GitLab runs them when .gitlab-ci.yml includes them, the second one on each pipeline schedule of the project:",
            "    include:",
            .. files.Select(file => $"      - local: /{file}"),
        ],
        "azure-devops" =>
        [
            "Azure DevOps runs them when each has been made a pipeline (New pipeline, Existing Azure Pipelines YAML file):",
            .. files.Select(file => $"    /{file}"),
        ],
        _ => [],
    };

    /// <summary>Names the secret variables at the head and gives them to the steps that plan or apply. Where there are none yet, the lines that say how stay.</summary>
    private static string WithSecrets(string pipeline, IReadOnlyList<string> secrets)
    {
        if (secrets.Count == 0)
        {
            return pipeline;
        }

        pipeline = SecretsAtHead().Replace(pipeline, match => string.Join(", ", secrets.Select(secret => WithName(match.Groups[1].Value, secret))));
        return SecretOfStep().Replace(pipeline, match => string.Concat(secrets.Select(secret => $"{match.Groups[1].Value}{WithName(match.Groups[2].Value, secret)}\n")));
    }

    // GitHub's names of secrets are in capitals, without dashes.
    private static string WithName(string pattern, string secret) => pattern
        .Replace("TF_VAR_NAME", $"TF_VAR_{NotInSecrets().Replace(secret.ToUpperInvariant(), "_")}", StringComparison.Ordinal)
        .Replace("TF_VAR_name", $"TF_VAR_{secret}", StringComparison.Ordinal);

    /// <summary>Where a repository has several folders, each change runs the workflows of its own. Only GitHub's templates have these lines.</summary>
    private static string OnlyForChangesOf(string pipeline, string folder, string file)
    {
        var paths = $"    # Name the folders of its modules, too, where they are elsewhere.\n    paths: [{Quoted($"{InGlobs().Replace(folder, @"\$0")}/**")}, {Quoted(file)}]\n";
        return pipeline
            .Replace("  pull_request:\n", $"  pull_request:\n{paths}", StringComparison.Ordinal)
            .Replace("  push:\n    branches: [main]\n", $"  push:\n    branches: [main]\n{paths}", StringComparison.Ordinal);
    }

    /// <summary>The folder as a word that stands in names of files, jobs and locks, another one for each folder.</summary>
    private static string NameOf(string folder)
    {
        var name = folder.Replace("/", "--", StringComparison.Ordinal);
        return NotInNames().IsMatch(name) ? $"{NotInNames().Replace(name, "-").Trim('-')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..6]}".TrimStart('-') : name;
    }

    private static string InFolder(string pipeline, string folder, string name)
    {
        // What hosts tell workflows, jobs, caches and locks apart by.
        pipeline = GroupName().Replace(pipeline, match => $"{name}.{match.Value}");
        pipeline = JobName().Replace(pipeline, match => $"{match.Value}-{name}");
        pipeline = WorkflowName().Replace(pipeline, match => $"name: {InYaml($"{match.Groups[1].Value} ({folder})")}");
        return pipeline
            .Replace(" . --stack ", $" {ShellWord.Of(folder)} --stack ", StringComparison.Ordinal)
            .Replace("directory: .\n", $"directory: {InYaml(folder)}\n", StringComparison.Ordinal)

            // What the comment begins with, in a regular expression.
            .Replace("/prod -->", $"/{PlanCommentView.InMarker($"prod in {folder}").Replace(".", "[.]", StringComparison.Ordinal)} -->", StringComparison.Ordinal);
    }

    private static string InYaml(string text) => PlainInYaml().IsMatch(text) ? text : Quoted(text);

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("(TF_VAR_name|TF_VAR_NAME) for each secret variable of the configuration")]
    private static partial Regex SecretsAtHead();

    [GeneratedRegex("^( *)# (TF_VAR_name: .*)\n", RegexOptions.Multiline)]
    private static partial Regex SecretOfStep();

    [GeneratedRegex("[^A-Z0-9_]")]
    private static partial Regex NotInSecrets();

    [GeneratedRegex(@"[*?+!\[\]\\]")]
    private static partial Regex InGlobs();

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex NotInNames();

    [GeneratedRegex("^name: (Immuta(?: drift)?)$", RegexOptions.Multiline)]
    private static partial Regex WorkflowName();

    [GeneratedRegex(@"(?<=^|^  extends: )(preview|apply|drift|\.immutainfra)(?=:?$)", RegexOptions.Multiline)]
    private static partial Regex JobName();

    [GeneratedRegex(@"\bimmuta-(prod|drift)\b")]
    private static partial Regex GroupName();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_./-]*\z")]
    private static partial Regex PlainInYaml();
}
