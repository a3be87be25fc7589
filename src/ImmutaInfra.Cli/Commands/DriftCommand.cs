using System.CommandLine;
using System.Globalization;
using System.Net;
using ImmutaInfra.Cli.Watching;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Reporting.Notifications;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>drift</c>: what is not as the state says.</summary>
internal sealed class DriftCommand
{
    private const string DefaultPlace = "127.0.0.1:8080";
    private static readonly string[] Remediations = ["plan", "apply"];
    private static readonly DriftKind[] Kinds = Enum.GetValues<DriftKind>();
    private static readonly string[] KindWords = [.. Kinds.Select(kind => kind.ToString().ToLowerInvariant())];

    private readonly Argument<string[]> _words = new("[DIR]") { Description = "The folder of the stack; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _markdown = new("--markdown") { Description = "Writes the findings as Markdown, too.", HelpName = "FILE" };
    private readonly Option<string> _html = new("--html") { Description = "Writes the findings as one self-contained page, too.", HelpName = "FILE" };
    private readonly Option<string> _failOn = new("--fail-on") { Description = $"The kinds that end with 2, or none; all but busy otherwise. Kinds: {string.Join(", ", KindWords)}.", HelpName = "KINDS" };
    private readonly Option<string> _only = new("--only") { Description = "Tells of these kinds only.", HelpName = "KINDS" };
    private readonly Option<string> _confirm = new("--confirm") { Description = "Tells of what was found in this many rounds in a row; 1 otherwise.", HelpName = "N" };
    private readonly Option<string> _wait = new("--wait") { Description = "How long to wait for what Immuta is at work on; 1m otherwise.", HelpName = "TIME" };
    private readonly Option<string> _memory = new("--memory") { Description = "Where to remember what was found; beside the state otherwise.", HelpName = "FILE" };
    private readonly Option<string[]> _notify = CommonOptions.List("--notify", $"Tells of changes: {NotificationTarget.Expected}.", "URL");
    private readonly Option<string> _every = new("--every") { Description = "Keeps looking: a time such as 6h, or a cron expression.", HelpName = "WHEN" };
    private readonly Option<string> _zone = new("--time-zone") { Description = "The time zone of a cron expression; UTC otherwise.", HelpName = "ZONE" };
    private readonly Option<string> _listen = new("--listen") { Description = $"Where the service listens; {DefaultPlace} otherwise.", HelpName = "HOST:PORT" };
    private readonly Option<string> _remediate = new("--remediate") { Description = "plan shows what would restore the state; apply does it, with --only changed.", HelpName = "plan|apply" };
    private readonly CommonOptions _options = new();

    private DriftCommand()
    {
    }

    public static Command Create(CliEnvironment environment) => new DriftCommand().Make(environment);

    private Command Make(CliEnvironment environment)
    {
        var command = new Command("drift", "Finds what is not as the state says: changed, missing, disabled, unhealthy, unmanaged")
        {
            _words, _markdown, _html, _failOn, _only, _confirm, _wait, _memory, _notify, _every, _zone, _listen, _remediate,
        };
        _options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(environment, parse, _options, _words, most: 0, JsonFailure.AsAnswer, RunAsync));
        return command;
    }

    private Task<int> RunAsync(CommandRun run)
    {
        string? Given(Option<string> option) => run.Parse.GetValue(option);
        var choices = new DriftChoices
        {
            FailOn = Given(_failOn) is { } failOn ? ReadKinds(_failOn.Name, failOn) : Kinds.Where(kind => kind != DriftKind.Busy).ToHashSet(),
            Only = Given(_only) is { } only ? ReadKinds(_only.Name, only) : null,
            Confirm = Given(_confirm) is not { } confirm ? 1
                : int.TryParse(confirm, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0 ? rounds
                : throw new DiagnosticException(CliDiagnostics.UnusableValue(_confirm.Name, confirm, "a number from 1 up")),
            Patience = Given(_wait) is { } wait ? CommandRun.ReadTime(_wait.Name, wait) : TimeSpan.FromMinutes(1),
            Targets = [.. (run.Parse.GetValue(_notify) ?? []).Select(text => ReadTarget(run, text))],
            MarkdownFile = PathOf(run, Given(_markdown)),
            PageFile = PathOf(run, Given(_html)),
            MemoryFile = PathOf(run, Given(_memory)),
        };
        var flow = new DriftFlow(run, choices);
        var remediation = ReadRemediation(Given(_remediate), choices);
        if (Given(_every) is not { } every)
        {
            return new[] { _zone, _listen }.FirstOrDefault(option => Given(option) is not null) is { } stray
                ? throw new DiagnosticException(WatchDiagnostics.OnlyOfService(stray.Name))
                : flow.LookAsync(remediation);
        }

        return remediation is null
            ? flow.WatchAsync(Schedule.Parse(every, Schedule.ZoneOf(Given(_zone))), ReadPlace(Given(_listen) ?? DefaultPlace))
            : throw new DiagnosticException(WatchDiagnostics.RemediationInService());
    }

    private static string? PathOf(CommandRun run, string? file) => file is null ? null : run.Environment.PathOf(file);

    private static HashSet<DriftKind> ReadKinds(string option, string text)
    {
        if (text.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var odd = words.FirstOrDefault(word => !KindWords.Contains(word, StringComparer.OrdinalIgnoreCase));
        return odd is null && words.Length > 0
            ? [.. words.Select(word => Enum.Parse<DriftKind>(word, ignoreCase: true))]
            : throw new DiagnosticException(CliDiagnostics.UnusableValue(
                option, odd ?? text, $"a list of {string.Join(", ", KindWords)}, with commas between them", Nearest.To(odd ?? text, KindWords)));
    }

    private static NotificationTarget ReadTarget(CommandRun run, string text) =>
        NotificationTarget.TryParse(text, run.Environment.Variables.GetValueOrDefault("GITHUB_API_URL"), out var target)
            ? target
            : throw new DiagnosticException(WatchDiagnostics.UnusableTarget());

    private string? ReadRemediation(string? word, DriftChoices choices) => word?.ToLowerInvariant() switch
    {
        null => null,
        "plan" => "plan",
        "apply" when choices.Only?.SetEquals([DriftKind.Changed]) == true => "apply",
        "apply" => throw new DiagnosticException(WatchDiagnostics.RemediationOfAll()),
        _ => throw new DiagnosticException(CliDiagnostics.UnusableValue(_remediate.Name, word, "plan or apply", Nearest.To(word, Remediations))),
    };

    private IPEndPoint ReadPlace(string text)
    {
        var spelled = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? $"127.0.0.1{text["localhost".Length..]}" : text;
        return spelled.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(spelled, out var place)
            ? place
            : throw new DiagnosticException(CliDiagnostics.UnusableValue(_listen.Name, text, $"an IP address and a port such as {DefaultPlace}"));
    }
}
