using ImmutaInfra.Core.Providers;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Providers that are to create resources and that a plan has read nothing from.</summary>
internal static class UnreadProviders
{
    /// <summary>Asks each of them for its list, by one request, so that the plan finds a wrong key or address, and not the first creation.</summary>
    /// <param name="plan">The plan, all resource blocks walked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task AskAsync(PlanWalk plan, CancellationToken cancellationToken)
    {
        if (plan.Options is not { Refresh: true, Mode: PlanMode.Normal })
        {
            return Task.CompletedTask;
        }

        var unread = plan.Planned.Values
            .Where(planned => planned.Change.Action == PlannedAction.Create)
            .Select(planned => planned.Provider)
            .Distinct()
            .Where(key => plan.Context.Providers.Get(key) is { Inputs.HasUnknowns: false } configured && !plan.Context.Asked.ContainsKey(configured.Provider));
        return Task.WhenAll(unread.Select(key => AskAsync(plan, key, cancellationToken)));
    }

    private static async Task AskAsync(PlanWalk plan, ProviderKey key, CancellationToken cancellationToken)
    {
        try
        {
            await plan.Context.AskAsync(plan.Context.Providers.Get(key).Provider, provider => provider.ListAsync(cancellationToken), cancellationToken);
        }
        catch (ProviderException failure)
        {
            var place = BlockOf(plan, key)?.Span;
            plan.Context.Diagnostics.AddRange(failure.Diagnostics.Select(diagnostic => diagnostic with { At = diagnostic.At ?? place, Address = key.ToString() }));
        }
    }

    private static ProviderConfiguration? BlockOf(PlanWalk plan, ProviderKey key) =>
        plan.Context.Wanted.Find(key.Module)?.Providers.Values.FirstOrDefault(block => block.LocalName == key.LocalName && block.Alias == key.Alias);
}
