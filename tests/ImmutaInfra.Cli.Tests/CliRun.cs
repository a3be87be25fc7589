using System.CommandLine;
using ImmutaInfra.Cli.Commands;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Cli.Tests;

/// <summary>Runs the whole program in process, in a folder of its own.</summary>
internal sealed class CliRun : IDisposable
{
    public CliRun() => Folder = Directory.CreateTempSubdirectory("immutainfra-cli-").FullName;

    public FakeEngine Engine { get; } = new();

    public HandSetClock Clock { get; } = new();

    public Interrupts Interrupts { get; } = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string Folder { get; }

    public bool IsTerminal { get; set; }

    /// <summary>Whether the engine of the product does the work, by the true clock, and not the one of the test.</summary>
    public bool UsesRealEngine { get; init; }

    /// <summary>What the user types; null when standard input is no terminal.</summary>
    public string? Typed { get; set; }

    public EmulatorRequest? EmulatorRequest { get; private set; }

    public TestConsole Console { get; private set; } = new();

    public string Output => Console.OutputText;

    public string Error => Console.ErrorText;

    public async Task<int> RunAsync(params string[] args)
    {
        Console = new TestConsole(Typed ?? "");
        var environment = new CliEnvironment
        {
            Output = Console.Output,
            Error = Console.Error,
            Input = Console.Input,
            IsOutputTerminal = IsTerminal,
            IsErrorTerminal = IsTerminal,
            IsInputTerminal = Typed is not null,
            Variables = Variables,
            WorkingDirectory = Folder,
            Clock = Clock,
            Interrupts = Interrupts,
            OpenEngine = Engine.OpenAsync,
            RunEmulator = (request, listening, _) =>
            {
                EmulatorRequest = request;
                listening(new Uri($"http://127.0.0.1:{request.Port}"));
                return Task.CompletedTask;
            },
        };
        return await Program.RunAsync(
            args, UsesRealEngine ? environment with { OpenEngine = Wiring.OpenEngineAsync, Clock = TimeProvider.System } : environment);
    }

    /// <summary>All commands, to look at; what they would say is lost.</summary>
    public RootCommand CreateTree() => CommandTree.Create(new CliEnvironment
    {
        Output = TextWriter.Null,
        Error = TextWriter.Null,
        Input = TextReader.Null,
        Variables = Variables,
        WorkingDirectory = Folder,
        Interrupts = Interrupts,
    });

    public void Dispose()
    {
        Interrupts.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
