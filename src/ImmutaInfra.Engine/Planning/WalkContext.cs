using System.Collections.Concurrent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Engine.Planning.Nodes;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What every node of a walk shares, be it a plan or an apply: the configuration, the values found so far, the providers.</summary>
internal sealed class WalkContext
{
    /// <summary>What the user wrote.</summary>
    public required ConfigurationTree Wanted { get; init; }

    /// <summary>The values given to the root module's variables.</summary>
    public required IReadOnlyDictionary<string, VariableOrigin> Variables { get; init; }

    /// <summary>What the stack's settings configure for providers.</summary>
    public StackConfiguration StackConfiguration { get; init; } = StackConfiguration.Empty;

    /// <summary>What expressions may ask about the run.</summary>
    public required ProgramFacts Facts { get; init; }

    /// <summary>Files and time for functions.</summary>
    public required FunctionEnvironment Functions { get; init; }

    /// <summary>The providers.</summary>
    public required ProviderSet Providers { get; init; }

    /// <summary>Whether this is the apply and not the plan: nothing is unknown any more.</summary>
    public required bool IsApplying { get; init; }

    /// <summary>Whether this only looks for mistakes: variables have no values, and nothing is asked for.</summary>
    public bool IsValidating { get; init; }

    /// <summary>Lets so many calls to providers run at a time as the user allows; null where nobody is called.</summary>
    public SemaphoreSlim? Calls { get; init; }

    /// <summary>Hears of each provider that has got its settings.</summary>
    public Func<ConfiguredProvider, Task> ProviderReady { get; init; } = _ => Task.CompletedTask;

    /// <summary>The values found so far.</summary>
    public ValueStore Values { get; init; } = new();

    /// <summary>On which instances of resources each name depends.</summary>
    public DependencyBook Dependencies => field ??= new DependencyBook(Values);

    /// <summary>The messages.</summary>
    public DiagnosticBag Diagnostics { get; } = [];

    /// <summary>How the conditions came out.</summary>
    public CheckBook Checks { get; } = new();

    /// <summary>The providers whose server has been asked for something.</summary>
    public ConcurrentDictionary<IResourceProvider, bool> Asked { get; } = [];

    /// <summary>Calls a provider for what its server knows, not more of them at a time than the user allows.</summary>
    public Task<T> AskAsync<T>(IResourceProvider provider, Func<IResourceProvider, Task<T>> call, CancellationToken cancellationToken)
    {
        Asked[provider] = true;
        return CallAsync(provider, call, cancellationToken);
    }

    /// <summary>Calls a provider, not more of them at a time than the user allows.</summary>
    public async Task<T> CallAsync<T>(IResourceProvider provider, Func<IResourceProvider, Task<T>> call, CancellationToken cancellationToken)
    {
        if (Calls is not { } calls)
        {
            return await call(provider);
        }

        await calls.WaitAsync(cancellationToken);
        try
        {
            return await call(provider);
        }
        finally
        {
            calls.Release();
        }
    }

    /// <summary>Visits a node. What ends the visit with messages for the user, such as a secret that cannot be opened, fails the node.</summary>
    public async Task<Outcome> VisitAsync(WalkNode node, CancellationToken cancellationToken)
    {
        try
        {
            return await node.VisitAsync(this, cancellationToken);
        }
        catch (DiagnosticException exception)
        {
            Diagnostics.AddRange(exception.Diagnostics);
            return Outcome.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Outcome.Skipped;
        }
    }

    /// <summary>What names mean in an instance of a module.</summary>
    /// <param name="module">The module.</param>
    /// <param name="instance">Which instance of it.</param>
    /// <param name="key">Which instance of a repeated block it is for, or null.</param>
    /// <param name="repetition">Where <paramref name="key"/> comes from.</param>
    /// <param name="self">The value of <c>self</c>, or null where it has none.</param>
    /// <param name="unknownRepetition">Which of <c>count</c> and <c>each</c> have unknown values, while validating.</param>
    /// <param name="check">The <c>check</c> block whose data source can be seen, or null.</param>
    public EvaluationContext ContextFor(
        ModuleConfiguration module,
        ModuleAddress instance,
        InstanceKey? key = null,
        Repetition? repetition = null,
        HclValue? self = null,
        RepetitionKind unknownRepetition = RepetitionKind.Single,
        string? check = null) =>
        new(
            new ModuleScope(module, instance, Values, Facts)
            {
                Key = key,
                EachValue = key?.Name is null ? null : repetition?.EachValue(key),
                Self = self,
                UnknownRepetition = unknownRepetition,
                IsValidating = IsValidating,
                IsApplying = IsApplying,
                Check = check,
            },
            module.Functions,
            Functions);

    /// <summary>What names mean in one turn of an <c>import</c> block.</summary>
    public EvaluationContext ContextFor(ModuleConfiguration module, ImportElement element) => new(
        new ModuleScope(module, module.Address, Values, Facts)
        {
            EachKey = element.Key,
            EachValue = element.Value,
            IsValidating = IsValidating,
            IsApplying = IsApplying,
        },
        module.Functions,
        Functions);
}
