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

        var unread = plan.Planned.Values.GroupBy(planned => planned.Provider)
            .Where(group => group.All(planned => planned.Recorded is null) && group.Any(planned => planned.Change.Action == PlannedAction.Create))
            .Select(group => group.Key)
            .Where(key => !plan.Context.Providers.Get(key).Inputs.HasUnknowns);
        return Task.WhenAll(unread.Select(key => AskAsync(plan, key, cancellationToken)));
    }

    private static async Task AskAsync(PlanWalk plan, ProviderKey key, CancellationToken cancellationToken)
    {
        try
        {
            await plan.CallAsync(plan.Context.Providers.Get(key).Provider, provider => provider.ListAsync(cancellationToken), cancellationToken);
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
