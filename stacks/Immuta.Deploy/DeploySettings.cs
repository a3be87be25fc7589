using Microsoft.Extensions.Configuration;

namespace Immuta.Deploy;

/// <summary>What to do with which stack. Later sources come first: deploy.json, environment variables such as
/// <c>IMMUTA_DEPLOY_STACK</c>, the command line.</summary>
public sealed record DeploySettings
{
    public const string Usage = """
        immuta-deploy preview|up|refresh|destroy|drift [--program folder|inline] [--folder DIR] [--project NAME] [--stack NAME]
                      [--backend-url URL] [--plan FILE] [--comment github|gitlab|azure-devops|stdout]
                      [--detailed-exit-code true] [--message TEXT]
        """;

    private static readonly Dictionary<string, string> Options = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--program"] = nameof(Program),
        ["--folder"] = nameof(Folder),
        ["--project"] = nameof(Project),
        ["--stack"] = nameof(Stack),
        ["--backend-url"] = nameof(BackendUrl),
        ["--plan"] = nameof(PlanFile),
        ["--comment"] = nameof(Comment),
        ["--detailed-exit-code"] = nameof(DetailedExitCode),
        ["--message"] = nameof(Message),
    };

    public Operation Operation { get; init; }

    public ProgramKind Program { get; init; } = ProgramKind.Folder;

    /// <summary>The folder with Pulumi.yaml, from the current one.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>The name of the project, for <see cref="ProgramKind.Inline"/>; a folder has its own in Pulumi.yaml.</summary>
    public string Project { get; init; } = "immuta-infra";

    public string Stack { get; init; } = "dev";

    /// <summary>Where states are kept, such as <c>s3://acme-states</c>; as pulumi is logged in when null.</summary>
    public string? BackendUrl { get; init; }

    /// <summary>Where a preview leaves its plan as JSON, or null.</summary>
    public string? PlanFile { get; init; }

    /// <summary>Where a preview is shown to reviewers: <see cref="ReviewComment.Hosts"/>; null for nowhere.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether a preview with changes ends with <see cref="ExitCodes.Changes"/>.</summary>
    public bool DetailedExitCode { get; init; }

    /// <summary>What stands in the history of the stack beside this run.</summary>
    public string? Message { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UsageException">The command line or a setting is not understood.</exception>
    public static DeploySettings Read(string[] args)
    {
        // Letters only: Enum.TryParse would take "1" for Up.
        if (args.Length == 0 || !args[0].All(char.IsAsciiLetter) || !Enum.TryParse<Operation>(args[0], ignoreCase: true, out var operation))
        {
            throw new UsageException(Usage);
        }

        var rest = args[1..];
        for (var at = 0; at < rest.Length; at += rest[at].Contains('=') ? 1 : 2)
        {
            var name = rest[at].Split('=')[0];
            if (!Options.ContainsKey(name) || (!rest[at].Contains('=') && at + 1 == rest.Length))
            {
                throw new UsageException($"\"{rest[at]}\" is not understood.\n{Usage}");
            }
        }

        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("deploy.json", optional: true)
            .AddEnvironmentVariables("IMMUTA_DEPLOY_")
            .AddCommandLine(rest, Options)
            .Build();
        try
        {
            var settings = configuration.Get<DeploySettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new DeploySettings();
            return settings with { Operation = operation, Folder = Path.GetFullPath(settings.Folder) };
        }
        catch (InvalidOperationException mistake)
        {
            throw new UsageException($"The settings cannot be read: {mistake.Message}");
        }
    }
}
