using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What a provider has to say of a planned deletion.</summary>
internal static class Deletions
{
    /// <summary>Asks, and takes the answer into the plan.</summary>
    /// <param name="plan">The plan so far.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="prior">What is to be deleted.</param>
    /// <param name="address">Its address.</param>
    /// <param name="place">Its block, or null where it has none any more.</param>
    /// <param name="found">Takes the answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task TestAsync(
        PlanWalk plan,
        ConfiguredProvider provider,
        ResourceState prior,
        InstanceAddress address,
        SourceSpan? place,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        var request = new DeleteRequest { Type = prior.Type, Id = prior.Id, Inputs = prior.Inputs, Outputs = prior.Outputs };
        IReadOnlyList<Diagnostic> answer;
        try
        {
            answer = await plan.CallAsync(provider.Provider, called => called.TestDeletionAsync(request, cancellationToken), cancellationToken);
        }
        catch (ProviderException exception)
        {
            answer = exception.Diagnostics;
        }

        found.AddRange(answer.Select(diagnostic => diagnostic.Place(address, place)));
    }
}
