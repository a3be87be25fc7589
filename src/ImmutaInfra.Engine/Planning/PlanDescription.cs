using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What a plan was made from, for programs that read plans. Parts that are only now and then asked for are made when they are.</summary>
/// <param name="describe">Makes the description of the configuration.</param>
/// <param name="findRelevant">Finds the attributes that the changes hang on.</param>
public sealed class PlanDescription(Func<ObjectValue> describe, Func<IReadOnlyList<RelevantAttribute>> findRelevant)
{
    private readonly Lazy<ObjectValue> _configuration = new(describe);
    private readonly Lazy<IReadOnlyList<RelevantAttribute>> _relevantAttributes = new(findRelevant);

    /// <summary>When the plan was made.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>The values of the root module's variables; those of sensitive ones are wrapped as secrets.</summary>
    public required IReadOnlyDictionary<string, Value> Variables { get; init; }

    /// <summary>The configuration in Terraform's JSON representation; constants that are secret are wrapped.</summary>
    public ObjectValue Configuration => _configuration.Value;

    /// <summary>The attributes of other resources that the changes hang on.</summary>
    public IReadOnlyList<RelevantAttribute> RelevantAttributes => _relevantAttributes.Value;
}
