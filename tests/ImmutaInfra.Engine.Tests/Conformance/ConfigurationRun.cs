using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Tests.State;
using ImmutaInfra.Hcl.Functions;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>Plans and applies the steps of a case, one after the other, on one stack.</summary>
internal sealed class ConfigurationRun : IDisposable, IEngineObserver
{
    private static readonly StackName Stack = new("corpus", "default");

    private readonly StackFixture _stack = new();
    private readonly TerraformBuiltIns _providers;
    private readonly Lock _gate = new();

    public ConfigurationRun() => _providers = new TerraformBuiltIns(folder: Folder);

    /// <summary>The folder of the configuration.</summary>
    public string Folder => Path.Combine(_stack.Root, "program");

    /// <summary>What was done, in order: <c>create terraform_data.a</c>.</summary>
    public List<string> Operations { get; } = [];

    /// <summary>The records of the stack.</summary>
    public async Task<IReadOnlyList<ResourceState>> ResourcesAsync() => (await _stack.NewStore().FindAsync(Stack))?.Snapshot.Resources ?? [];

    /// <summary>Plans what is in the folder.</summary>
    /// <param name="arguments">Terraform's: <c>-var</c>, <c>-target</c> and their like.</param>
    /// <param name="environment">The environment variables.</param>
    public async Task<PlannedRun> PlanAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var found = new DiagnosticBag();
        var (options, choices) = Read(arguments);
        var wanted = new ConfigurationLoader(Folder).Load(Folder, found);
        var variables = new VariableFiles(Folder).Gather(wanted.Root, Folder, environment, choices, found);
        var loaded = await _stack.NewStore().FindAsync(Stack);
        var run = await new Planner(_providers, _stack.Clock).PlanAsync(
            new PlanRequest
            {
                Wanted = wanted,
                Variables = variables,
                Prior = loaded?.Snapshot ?? new StackSnapshot { Stack = Stack.Qualified },
                Facts = new("corpus", "default", ".", Folder),
                Functions = new FunctionEnvironment { BaseDirectory = Folder, Clock = _stack.Clock },
                Options = options,
            },
            this);
        return found.Count == 0 ? run : run.With([.. found, .. run.Plan.Diagnostics]);
    }

    /// <summary>Applies a plan.</summary>
    public async Task<ApplyResult> ApplyAsync(PlannedRun run)
    {
        Operations.Clear();
        await using var session = await _stack.NewStore().OpenAsync(Stack);
        return await new Applier(_providers, _stack.Clock).ApplyAsync(run, session, this);
    }

    public void Started(InstanceAddress address, Operation operation, string? id)
    {
    }

    public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed)
    {
    }

    public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed)
    {
        if (operation is Operation.Create or Operation.Update or Operation.Delete)
        {
            lock (_gate)
            {
                Operations.Add($"{operation.ToString().ToLowerInvariant()} {address}");
            }
        }
    }

    public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed)
    {
    }

    public void Dispose() => _stack.Dispose();

    private static (PlanOptions Options, List<(bool IsFile, string Text)> Choices) Read(IEnumerable<string> arguments)
    {
        var options = new PlanOptions();
        var choices = new List<(bool, string)>();
        var left = new Queue<string>(arguments);
        while (left.TryDequeue(out var argument))
        {
            var parts = argument.TrimStart('-').Split('=', 2);
            var value = parts.Length == 2 ? parts[1] : parts[0] is "var" or "var-file" ? left.Dequeue() : "";
            switch (parts[0])
            {
                case "var":
                    choices.Add((false, value));
                    break;
                case "var-file":
                    choices.Add((true, value));
                    break;
                case "destroy":
                    options = options with { Mode = PlanMode.Destroy };
                    break;
                case "target":
                    options = options with { Targets = [.. options.Targets, AddressParser.TryParsePattern(value)!] };
                    break;
                case "replace":
                    options = options with { Replace = [.. options.Replace, AddressParser.TryParseInstance(value)!] };
                    break;
                default:
                    throw new NotSupportedException(argument);
            }
        }

        return (options, choices);
    }
}
