using ImmutaInfra.Cli.Engines;

namespace ImmutaInfra.Cli;

/// <summary>Everything outside that the program touches. Tests give their own and run whole programs in process.</summary>
public sealed record CliEnvironment
{
    /// <summary>Standard output: results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error: progress, messages, questions.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Whether somebody watches standard output.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether somebody watches standard error.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether somebody can type an answer.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>The columns of the terminal.</summary>
    public int Width { get; init; } = 100;

    /// <summary>The lines of the terminal.</summary>
    public int Height { get; init; } = 25;

    /// <summary>The environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The folder that relative paths start from; absolute.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What Ctrl-C has asked for.</summary>
    public required Interrupts Interrupts { get; init; }

    /// <summary>Opens the engine for a folder.</summary>
    internal Func<EngineRequest, CancellationToken, Task<IEngine>> OpenEngine { get; init; } = Wiring.OpenEngineAsync;

    /// <summary>Runs an emulator until cancelled; calls back with its address when it listens.</summary>
    internal Func<EmulatorRequest, Action<Uri>, CancellationToken, Task> RunEmulator { get; init; } = Wiring.RunEmulatorAsync;

    /// <summary>The environment of this process. Ctrl-C and a request to terminate go to its <see cref="Interrupts"/>.</summary>
    public static CliEnvironment OfProcess() => ProcessEnvironment.Create();

    /// <summary>A path as the user gave it, made absolute.</summary>
    internal string PathOf(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>The text of a source file, or null when it cannot be read.</summary>
    internal string? ReadSource(string file)
    {
        try
        {
            var path = PathOf(file);
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
