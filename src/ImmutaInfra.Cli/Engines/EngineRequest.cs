namespace ImmutaInfra.Cli.Engines;

/// <summary>Which engine to open.</summary>
internal sealed record EngineRequest
{
    /// <summary>The folder with the configuration; absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>The folder as messages shall name it: relative to where the program was started.</summary>
    public required string DisplayDirectory { get; init; }

    /// <summary>The stack, or null for the usual one.</summary>
    public string? Stack { get; init; }

    /// <summary>Where the state is, or null for <c>.immutainfra</c> beside the configuration.</summary>
    public string? BackendUrl { get; init; }

    /// <summary>The folder in which the program was started; absolute.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Variables from the command line, in the order given; of two with one name the later counts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    /// <summary>Files of variables, absolute or <c>-</c> for standard input, in the order given.</summary>
    public IReadOnlyList<string> VariableFiles { get; init; } = [];

    /// <summary>What standard input holds; read once, when it is asked for.</summary>
    public Lazy<string>? StandardInput { get; init; }

    /// <summary>Files first, then single variables, which go over them.</summary>
    public IReadOnlyList<(bool IsFile, string Text)> VariableChoices =>
        [.. VariableFiles.Select(file => (true, file)), .. Variables.Select(variable => (false, $"{variable.Key}={variable.Value}"))];

    /// <summary>How many operations may run at once; at least 1.</summary>
    public int Parallelism { get; init; } = 10;

    /// <summary>The longest time for one operation, or null for the usual one.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether an emulator is started in this process and asked instead of Immuta.</summary>
    public bool UsesEmulator { get; init; }

    /// <summary>Whether a plan is made without asking Immuta where there is no key for it.</summary>
    public bool PlansWithoutKey { get; init; }

    /// <summary><c>trace</c>, <c>debug</c>, <c>info</c>, <c>warn</c> or <c>error</c>.</summary>
    public string LogLevel { get; init; } = "info";

    /// <summary>The environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where a log goes.</summary>
    public required TextWriter Log { get; init; }
}
