using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Hcl.Functions;

namespace ImmutaInfra.Engine.Planning;

/// <summary>All that a plan is made of.</summary>
public sealed record PlanRequest
{
    /// <summary>What the user wrote.</summary>
    public required ConfigurationTree Wanted { get; init; }

    /// <summary>The values given to the root module's variables, by name.</summary>
    public required IReadOnlyDictionary<string, VariableOrigin> Variables { get; init; }

    /// <summary>What the stack's settings configure: what provider blocks leave out. Variables have it in <see cref="Variables"/>.</summary>
    public StackConfiguration StackConfiguration { get; init; } = StackConfiguration.Empty;

    /// <summary>The stack's content before.</summary>
    public required StackSnapshot Prior { get; init; }

    /// <summary>What expressions may ask about the run.</summary>
    public required ProgramFacts Facts { get; init; }

    /// <summary>Files and time for functions.</summary>
    public required FunctionEnvironment Functions { get; init; }

    /// <summary>What to look at.</summary>
    public PlanOptions Options { get; init; } = new();
}
