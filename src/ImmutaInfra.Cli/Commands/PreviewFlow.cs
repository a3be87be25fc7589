using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Html;
using ImmutaInfra.Reporting.Markdown;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.PullRequests;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Plans, or takes a plan that is there, and shows it to reviewers.</summary>
internal sealed class PreviewFlow(CommandRun run, PlanningOptions planning)
{
    private const int LongestPrinted = 65_000;

    // Without a value for a variable, or without the key of the state, there is no plan; in the builds of forks nobody can give either.
    private static readonly string[] LackOfSecrets = ["IMI3020", "IMI4110", "IMI4111"];

    /// <summary>Where the comment goes, or null for none.</summary>
    public CommentTarget? Target { get; init; }

    /// <summary>A file with a plan of another program, or null to plan.</summary>
    public string? PlanFile { get; init; }

    /// <summary>Where to write a page, or null for none.</summary>
    public string? PageFile { get; init; }

    /// <summary>Whether changes have an exit code of their own.</summary>
    public bool IsDetailed { get; init; }

    private CiJob Job => new(run.Environment.Variables, run.Environment.ReadSource);

    /// <summary>Runs the command.</summary>
    public async Task<int> RunAsync()
    {
        if (PlanFile is not null && planning.FindGiven(run.Parse) is { } given)
        {
            throw new DiagnosticException(PreviewDiagnostics.OptionWithoutPlanning(given));
        }

        var start = run.Environment.Clock.GetTimestamp();
        await using var engine = await run.OpenEngineAsync(plansWithoutKey: true);
        var report = PlanFile is null ? await PlanAsync(engine) : await ReadAsync(engine, PlanFile);
        report = report with
        {
            PlannedAt = PlanFile is null ? run.Environment.Clock.GetUtcNow() : report.PlannedAt,
            Commit = Job.Commit,
            Folder = RepositoryFolder.Of(run.Directory).Path is var folder and not "." ? folder : null,
            ApplyWords = PlanFile is null ? [.. run.Next.ToPlanAnew(planning)] : [],
            Duration = PlanFile is null ? run.Environment.Clock.GetElapsedTime(start) : report.Duration,
        };
        if (run.Environment.Interrupts.IsSignalled)
        {
            return ExitCode.Interrupted;
        }

        if (PageFile is not null)
        {
            await using var page = new StreamWriter(run.Environment.PathOf(PageFile));
            new PlanPageView(page).Write(report);
        }

        string Render(int longest) => new PlanCommentView(longest).Render(report);
        var receipt = await CommentAsync(report.NameInRepository, Render);
        Write(report, receipt, Render);
        return report.HasErrors ? ExitCode.Error : IsDetailed && report.HasChanges ? ExitCode.Changes : ExitCode.Done;
    }

    private async Task<PlanReport> PlanAsync(IEngine engine)
    {
        try
        {
            Plan plan;
            using (var progress = run.ShowProgress())
            {
                plan = await engine.PlanAsync(planning.Read(run, PlanMode.Normal), run.IsJson ? CommandRun.Silence : progress, run.Environment.Interrupts);
            }

            var errors = plan.Diagnostics.Where(message => message.Severity == Severity.Error).ToList();
            return errors.Count > 0 && HasNoKey && errors.TrueForAll(IsLackOfSecrets)
                ? await CheckAsync(engine, plan.Project, plan.Stack, errors)
                : EnginePlanReader.Read(plan) with { Checks = plan.HasErrors && engine.Checks != ChecksMade.Local ? ChecksMade.NotKnown : engine.Checks };
        }
        catch (DiagnosticException failure) when (HasNoKey && failure.Diagnostics.All(IsLackOfSecrets))
        {
            return await CheckAsync(engine, null, run.Stack, failure.Diagnostics);
        }
    }

    private bool HasNoKey => !run.Environment.Variables.TryGetValue("IMMUTA_API_KEY", out var key) || string.IsNullOrEmpty(key);

    private static bool IsLackOfSecrets(Diagnostic message) => LackOfSecrets.Contains(message.Code, StringComparer.Ordinal);

    /// <summary>What can be said without any secret: whether the configuration is right.</summary>
    private async Task<PlanReport> CheckAsync(IEngine engine, string? project, string? stack, IReadOnlyList<Diagnostic> lacking)
    {
        var found = await engine.ValidateAsync(run.Environment.Interrupts.Gently);
        return new PlanReport
        {
            Origin = PlanOrigin.ImmutaInfra,
            Project = project ?? ProjectFile.Find(run.Directory).Name,
            Stack = stack ?? "dev",
            Changes = [],
            Diagnostics = [.. found, PreviewDiagnostics.NotPlanned(string.Join(' ', lacking.Select(message => message.Detail).Distinct(StringComparer.Ordinal)))],
            Checks = ChecksMade.ConfigurationOnly,
        };
    }

    private async Task<PlanReport> ReadAsync(IEngine engine, string file)
    {
        var path = run.Environment.PathOf(file);
        var text = file == "-" ? await run.Environment.Input.ReadToEndAsync(run.Environment.Interrupts.Gently)
            : File.Exists(path) ? await File.ReadAllTextAsync(path, run.Environment.Interrupts.Gently)
            : throw new DiagnosticException(PreviewDiagnostics.NoSuchFile(file));
        var report = new PlanFileReader(engine.FindSchema).Read(file, text);
        return report.Stack is null ? report with { Stack = run.Stack, Project = ProjectFile.Find(run.Directory).Name } : report;
    }

    /// <summary>The job's page first: it is there whatever comes of the comment.</summary>
    private async Task<CommentReceipt?> CommentAsync(string name, Func<int, string> render)
    {
        if (Target?.Host is not { } host)
        {
            return null;
        }

        new JobSummary(run.Environment.Variables, run.IsJson ? run.Error : run.Output).TryWrite(name, render);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        var receipt = await new CommentPublisher(http, run.Environment.Clock).PublishAsync(host, Job, name, render, run.Environment.Interrupts.Gently);
        if (receipt.Hint is { } hint)
        {
            run.Show([hint]);
        }
        else if (!run.IsJson)
        {
            run.Error.WriteLine($"Comment {receipt.Outcome.ToString().ToLowerInvariant()}{(receipt.Url is { } url ? $": {url}" : ".")}");
        }

        return receipt;
    }

    private void Write(PlanReport report, CommentReceipt? receipt, Func<int, string> render)
    {
        if (run.IsJson)
        {
            new PlanReportJsonView(run.Output).Write(report, receipt);
            return;
        }

        if (report.HasErrors || (Target is { Host: null } && report.Diagnostics.Count > 0))
        {
            run.Show(report.Diagnostics);
        }

        if (Target is { Host: null })
        {
            run.Output.Write(render(LongestPrinted));
        }
        else
        {
            new PlanReportView(run.Output, run.OutputStyle).Write(report);
        }
    }
}
