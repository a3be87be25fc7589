using System.CommandLine;
using System.CommandLine.Completions;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Cli.Commands;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Cli.Settings;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Completion;

/// <summary>What a shell may offer for a word: stacks, outputs, and addresses of the state and of the configuration. Whatever goes wrong
/// means that nothing is offered; nobody wants a message while typing.</summary>
internal sealed class CompletionSources(CliEnvironment environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The stacks of the project.</summary>
    public IEnumerable<CompletionItem> Stacks(CompletionContext context) =>
        Ask(context, async (engine, token) => (await engine.ListStacksAsync(ofAllProjects: false, token)).Select(stack => stack.Name.Stack));

    /// <summary>The outputs in the state.</summary>
    public IEnumerable<CompletionItem> Outputs(CompletionContext context) =>
        Ask(context, async (engine, token) => (await engine.ReadStateAsync(token)).Outputs.Select(output => output.Name));

    /// <summary>The addresses in the state.</summary>
    public IEnumerable<CompletionItem> StateAddresses(CompletionContext context) =>
        Ask(context, async (engine, token) => (await engine.ReadStateAsync(token)).Resources.Select(resource => resource.Address.ToString()));

    /// <summary>The addresses of the configuration's blocks.</summary>
    public IEnumerable<CompletionItem> ConfiguredAddresses(CompletionContext context) =>
        Ask(context, (engine, _) => Task.FromResult(engine.FindGraph().Nodes.Select(node => node.Address.ToString())));

    /// <summary>The addresses of the configuration and of the state.</summary>
    public IEnumerable<CompletionItem> Addresses(CompletionContext context) =>
        ConfiguredAddresses(context).Concat(StateAddresses(context)).DistinctBy(item => item.Label);

    /// <summary>Gives the options and arguments of all commands what to offer.</summary>
    public void AddTo(Command command, string path = "")
    {
        foreach (var option in command.Options)
        {
            if (SourceOf(option.Name) is { } source)
            {
                option.CompletionSources.Add(source);
            }
        }

        if (SourceOfWords(path) is { } words)
        {
            command.Arguments[0].HelpName ??= command.Arguments[0].Name; // or help shows what can be offered in place of the name
            command.Arguments[0].CompletionSources.Add(words);
        }

        foreach (var subcommand in command.Subcommands)
        {
            AddTo(subcommand, path.Length == 0 ? subcommand.Name : $"{path} {subcommand.Name}");
        }
    }

    private Func<CompletionContext, IEnumerable<CompletionItem>>? SourceOf(string option) => option switch
    {
        "--stack" => Stacks,
        "--target" or "--exclude" or "--replace" => Addresses,
        "--log-level" => _ => Items(CommandRun.LogLevels),
        "--comment" => _ => Items(CommentTarget.Words),
        "--phase" => _ => Items(Enum.GetValues<ScriptPhase>().Select(ScriptClient.NameOf)),
        "--refresh" => _ => Items(["true", "false"]),
        _ => null,
    };

    private Func<CompletionContext, IEnumerable<CompletionItem>>? SourceOfWords(string command) => command switch
    {
        "state show" or "state list" or "state mv" or "state rm" or "rotate-key" => StateAddresses,
        "scripts" => Addresses,
        "import" => ConfiguredAddresses,
        "output" => Outputs,
        "stack rm" or "stack rename" => Stacks,
        _ => null,
    };

    private IEnumerable<CompletionItem> Ask(CompletionContext context, Func<IEngine, CancellationToken, Task<IEnumerable<string>>> question)
    {
        try
        {
            return Items(AskAsync(context.ParseResult, question).WaitAsync(Patience, environment.Clock).GetAwaiter().GetResult());
        }
#pragma warning disable CA1031 // Nothing is offered, whatever is wrong.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<string>> AskAsync(ParseResult parse, Func<IEngine, CancellationToken, Task<IEnumerable<string>>> question)
    {
        var given = parse.CommandResult.Command.Arguments.OfType<Argument<string[]>>().FirstOrDefault() is { } words ? parse.GetValue(words) ?? [] : [];
        var folder = given.FirstOrDefault(word => word.Length > 0 && Directory.Exists(environment.PathOf(word))) ?? ".";
        var settings = SettingsReader.Read(environment.PathOf(folder), environment.Variables, new List<Diagnostic>());
        using var patience = new CancellationTokenSource(Patience, environment.Clock);
        await using var engine = await environment.OpenEngine(
            new EngineRequest
            {
                Directory = environment.PathOf(folder),
                DisplayDirectory = folder,
                WorkingDirectory = environment.WorkingDirectory,
                Stack = Given("--stack") ?? settings["stack"],
                BackendUrl = Given("--backend-url") ?? settings["backendUrl"],
                PlansWithoutKey = true,
                LogLevel = "error",
                Environment = environment.Variables,
                Clock = environment.Clock,
                Log = TextWriter.Null,
            },
            patience.Token);
        return [.. (await question(engine, patience.Token)).Distinct()];

        // The option may be the very one whose value is being typed.
        string? Given(string name) => parse.CommandResult.Command.Options.FirstOrDefault(option => option.Name == name) is { } option
            ? parse.GetResult(option)?.Tokens is [.., var last] ? last.Value : null
            : null;
    }

    private static IEnumerable<CompletionItem> Items(IEnumerable<string> labels) => labels.Select(label => new CompletionItem(label));
}
