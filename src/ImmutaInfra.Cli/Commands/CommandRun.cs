using System.CommandLine;
using System.Globalization;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Cli.Settings;
using ImmutaInfra.Cli.Terminal;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Reporting.Json;
using ImmutaInfra.Reporting.Text;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Commands;

/// <summary>One run of a command: what the user asked for and where the answers go.</summary>
internal sealed class CommandRun
{
    /// <summary>What <c>--log-level</c> takes.</summary>
    public static readonly string[] LogLevels = ["trace", "debug", "info", "warn", "error"];

    private readonly CommonOptions _options;
    private readonly IConfigurationRoot _settings;
    private readonly string _displayDirectory;
    private readonly LiveRegion? _region; // only where somebody watches, and wants more than plain lines

    private CommandRun(CliEnvironment environment, ParseResult parse, CommonOptions options, Positionals words, ICollection<Diagnostic> warnings)
    {
        Environment = environment;
        Parse = parse;
        _options = options;
        _displayDirectory = words.Directory;
        Rest = words.Rest;
        Directory = environment.PathOf(words.Directory);
        Next = new NextCommand(parse, options, words.Directory);

        _settings = SettingsReader.Read(Directory, environment.Variables, warnings);
        var hasColor = !Flag(options.NoColor, "noColor", otherwise: false) && TextStyle.IsColorWanted(environment.Variables);
        OutputStyle = new TextOptions(environment.Width, hasColor && environment.IsOutputTerminal);
        ErrorStyle = new TextOptions(environment.Width, hasColor && environment.IsErrorTerminal);
        _region = ErrorStyle.UsesColor && !IsJson ? new LiveRegion(environment.Error) : null;
        LogLevel = ReadLogLevel();
    }

    /// <summary>What is outside.</summary>
    public CliEnvironment Environment { get; }

    /// <summary>The command line.</summary>
    public ParseResult Parse { get; }

    /// <summary>The folder of the configuration; absolute.</summary>
    public string Directory { get; }

    /// <summary>The stack that the user names, or null.</summary>
    public string? Stack => Text(_options.Stack, "stack");

    /// <summary>The other words on the command line.</summary>
    public IReadOnlyList<string> Rest { get; }

    /// <summary>Writes the commands that this one proposes.</summary>
    public NextCommand Next { get; }

    /// <summary>Standard output.</summary>
    public TextWriter Output => Environment.Output;

    /// <summary>Standard error.</summary>
    public TextWriter Error => (TextWriter?)_region ?? Environment.Error;

    /// <summary>How to write text on standard output.</summary>
    public TextOptions OutputStyle { get; }

    /// <summary>How to write text on standard error.</summary>
    public TextOptions ErrorStyle { get; }

    /// <summary>Whether a program reads standard output.</summary>
    public bool IsJson => Parse.GetValue(_options.Json);

    /// <summary>Whether secret values are written.</summary>
    public bool ShowsSecrets => Parse.GetValue(_options.ShowSecrets);

    /// <summary><c>trace</c> to <c>error</c>.</summary>
    public string LogLevel { get; }

    /// <summary>The messages as JSON.</summary>
    public DiagnosticsJsonView JsonDiagnostics => new(Output, Environment.ReadSource);

    /// <summary>Runs a command and shows what goes wrong.</summary>
    /// <param name="environment">What is outside.</param>
    /// <param name="parse">The command line.</param>
    /// <param name="options">The command's options.</param>
    /// <param name="words">The words that are no options; one may be the folder of the configuration.</param>
    /// <param name="most">How many others the command takes.</param>
    /// <param name="writeFailure">Writes messages as JSON when a program reads.</param>
    /// <param name="body">The command.</param>
    /// <param name="least">How many other words the command needs, where one of them may look like a folder.</param>
    public static Task<int> StartAsync(
        CliEnvironment environment,
        ParseResult parse,
        CommonOptions options,
        Argument<string[]> words,
        int most,
        Action<CliEnvironment, IReadOnlyCollection<Diagnostic>> writeFailure,
        Func<CommandRun, Task<int>> body,
        int least = 0) => JsonFailure.ToldAsync(environment, parse.GetValue(options.Json), writeFailure, async () =>
        {
            var warnings = new List<Diagnostic>();
            var run = new CommandRun(environment, parse, options, Positionals.Read(environment, parse, words, most, least), warnings);
            run.Show(warnings);
            try
            {
                return await body(run);
            }
            catch (DiagnosticException exception) when (!run.IsJson)
            {
                throw new DiagnosticException([.. exception.Diagnostics.Select(run.Next.Complete)], exception);
            }
        });

    /// <summary>Opens the engine.</summary>
    /// <param name="plansWithoutKey">Whether a plan is made without asking Immuta where there is no key for it.</param>
    public Task<IEngine> OpenEngineAsync(bool plansWithoutKey = false) => Environment.OpenEngine(
        new EngineRequest
        {
            Directory = Directory,
            DisplayDirectory = _displayDirectory,
            WorkingDirectory = Environment.WorkingDirectory,
            Stack = Stack,
            BackendUrl = Text(_options.BackendUrl, "backendUrl"),
            Variables = ReadVariables(),
            VariableFiles = ReadVariableFiles(),
            StandardInput = new Lazy<string>(Environment.Input.ReadToEnd),
            Parallelism = ReadParallelism(),
            Timeout = Text(_options.Timeout, "timeout") is { } text ? ReadTime("--timeout", text) : null,
            UsesEmulator = Flag(_options.Emulator, "emulator", otherwise: false),
            PlansWithoutKey = plansWithoutKey,
            LogLevel = LogLevel,
            Environment = Environment.Variables,
            Clock = Environment.Clock,
            Log = Error,
        },
        Environment.Interrupts.Gently);

    /// <summary>Shows progress on standard error: live in a terminal, else a line for each thing; nothing at log level warn and error.</summary>
    public IProgressView ShowProgress() => (IsQuiet, _region) switch
    {
        (true, _) => new SteadyProgress(new QuietObserver(), Environment.Clock),
        (_, { } region) => new LiveProgressView(region, ErrorStyle, Environment.Height, Environment.Clock),
        _ => new SteadyProgress(new ProgressView(Error, ErrorStyle), Environment.Clock),
    };

    /// <summary>Whether results, warnings and errors are all that is wanted.</summary>
    public bool IsQuiet => LogLevel is "warn" or "error";

    /// <summary>An observer that hears everything and shows nothing.</summary>
    public static IEngineObserver Silence { get; } = new QuietObserver();

    /// <summary>Says what was done: a JSON object to a program, else sentences.</summary>
    public void Answer(JObject answer, params IEnumerable<string> sentences)
    {
        if (IsJson)
        {
            Output.WriteLine(answer.ToString(Formatting.Indented));
            return;
        }

        foreach (var sentence in sentences)
        {
            Output.WriteLine(string.Join('\n', sentence.Split('\n').Select(Next.Complete)));
        }
    }

    /// <summary>Shows messages to people, on standard error.</summary>
    public void Show(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Count > 0)
        {
            Output.Flush();
            new DiagnosticsView(Error, ErrorStyle, Environment.ReadSource).Write([.. diagnostics.Select(Next.Complete)]);
        }
    }

    /// <summary>The value of an option, else of a setting, else null.</summary>
    public string? Text(Option<string> option, string setting) => Parse.GetValue(option) ?? _settings[setting];

    /// <summary>Whether an option is given, else what a setting says.</summary>
    public bool Flag(Option<bool> option, string setting, bool otherwise)
    {
        if (Parse.GetResult(option) is { Implicit: false })
        {
            return Parse.GetValue(option);
        }

        return _settings[setting] switch
        {
            null => otherwise,
            var text when bool.TryParse(text, out var value) => value,
            "1" => true,
            "0" => false,
            var text => throw new DiagnosticException(CliDiagnostics.UnusableValue($"the setting {setting}", text, "true or false")),
        };
    }

    /// <summary>A time.</summary>
    public static TimeSpan ReadTime(string option, string text) =>
        Duration.TryParse(text, out var time) ? time : throw new DiagnosticException(CliDiagnostics.UnusableValue(option, text, Duration.Expected));

    private static string OneOf(string option, string value, string[] known) => known.Contains(value, StringComparer.OrdinalIgnoreCase)
        ? value.ToLowerInvariant()
        : throw new DiagnosticException(CliDiagnostics.UnusableValue(option, value, string.Join(", ", known[..^1]) + " or " + known[^1], Nearest.To(value, known)));

    private string ReadLogLevel()
    {
        Option[] given = [.. new Option[] { _options.Quiet, _options.Verbose, _options.LogLevel }.Where(option => Parse.GetResult(option) is { Implicit: false })];
        return given switch
        {
            [var one, var other, ..] => throw new DiagnosticException(CliDiagnostics.Contradiction(one.Name, other.Name)),
            [var only] when only == _options.Quiet && Parse.GetValue(_options.Quiet) => "warn",
            [var only] when only == _options.Verbose && Parse.GetValue(_options.Verbose) => "debug",
            _ => OneOf("--log-level", Text(_options.LogLevel, "logLevel") ?? "info", LogLevels),
        };
    }

    private int ReadParallelism() => Text(_options.Parallelism, "parallelism") switch
    {
        null => 10,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => number,
        var text => throw new DiagnosticException(CliDiagnostics.UnusableValue("--parallelism", text, "a number from 1 up")),
    };

    private List<KeyValuePair<string, string>> ReadVariables()
    {
        var variables = new List<KeyValuePair<string, string>>();
        foreach (var text in Parse.GetValue(_options.Variables) ?? [])
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                // What stands there may be a secret: it is not repeated.
                throw new DiagnosticException(CliDiagnostics.Unreadable("An option --var is not of the form NAME=VALUE.", ParseFailure.PathTo(Parse.CommandResult.Command)));
            }

            variables.Add(KeyValuePair.Create(text[..equals].Trim(), text[(equals + 1)..]));
        }

        return variables;
    }

    private List<string> ReadVariableFiles() =>
    [
        .. _settings["varFile"] is { } fromSettings ? [Path.GetFullPath(fromSettings, Directory)] : Array.Empty<string>(),
        .. (Parse.GetValue(_options.VariableFiles) ?? []).Select(file => file == Engine.Configuration.VariableFiles.StandardInputName ? file : Environment.PathOf(file)),
    ];
}
