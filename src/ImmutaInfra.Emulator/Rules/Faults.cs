using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Rules;

/// <summary>What goes wrong with one call: the rules that apply to it, taken together.</summary>
internal sealed class Faults(IReadOnlyList<FaultRule> rules)
{
    public TimeSpan DelayBefore { get; } = SumOf(rules, FaultTiming.Before);

    public TimeSpan DelayAfter { get; } = SumOf(rules, FaultTiming.After);

    /// <summary>The rule whose answer (or silence) takes the place of the real one; null for the real one.</summary>
    public FaultRule? Interruption { get; } = rules.FirstOrDefault(rule => rule.Drop || rule.Html || rule.Status is not null);

    public IReadOnlyList<FailingTest> FailTests { get; } = [.. rules.SelectMany(rule => rule.FailTests)];

    public string? EndStatus { get; } = rules.Select(rule => rule.EndStatus).FirstOrDefault(status => status is not null);

    public bool IsStuck { get; } = rules.Any(rule => rule.Stuck);

    public string? Become { get; } = rules.Select(rule => rule.Become).FirstOrDefault(status => status is not null);

    public IReadOnlyList<JObject> ConfigPatches { get; } = [.. rules.Select(rule => rule.MergeConfig).OfType<JObject>()];

    /// <summary>Whether something happens to integrations before the call is served.</summary>
    public bool ChangeIntegrations => Become is not null || ConfigPatches.Count > 0;

    private static TimeSpan SumOf(IReadOnlyList<FaultRule> rules, FaultTiming when) =>
        TimeSpan.FromTicks(rules.Where(rule => rule.When == when).Sum(rule => rule.Delay.Ticks));
}
