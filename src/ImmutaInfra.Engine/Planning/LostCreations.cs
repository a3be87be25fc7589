using System.Collections.Concurrent;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning;

/// <summary>Looks on the server for what earlier runs began to create without anybody learning what came of it.</summary>
/// <param name="plan">The plan.</param>
/// <param name="prior">The state before.</param>
internal sealed class LostCreations(PlanWalk plan, StackSnapshot prior)
{
    private readonly ConcurrentDictionary<Urn, bool> _asked = [];
    private readonly ConcurrentBag<PendingOperation> _settled = [];
    private readonly ILookup<Urn, PendingOperation> _pending =
        prior.PendingOperations.Where(operation => operation is { Kind: OperationKind.Creating, Resource.Id: "" }).ToLookup(operation => operation.Resource.Urn);

    /// <summary>What nobody has asked for yet: their resources are in no block any more, or all is to be destroyed.</summary>
    public IEnumerable<PendingOperation> Unasked => _pending.Where(group => !_asked.ContainsKey(group.Key)).Select(group => group.First());

    /// <summary>Creations that have made nothing and that nobody wants any more.</summary>
    public IReadOnlyCollection<PendingOperation> Settled => _settled;

    /// <summary>Leaves what was begun to a creation that is planned anyway, where that one will come upon it.</summary>
    public void LeaveToCreation(Urn urn, ObjectValue inputs, IResourceProvider provider)
    {
        if (_pending[urn].FirstOrDefault()?.Resource is { } begun
            && provider.Diff(new DiffRequest { Type = begun.Type, Id = begun.Id, PriorInputs = begun.Inputs, PriorOutputs = begun.Outputs, Inputs = inputs })
                is not { Action: ResourceAction.Replace })
        {
            _asked[urn] = true;
        }
    }

    /// <summary>The record of what a creation has made, ready to be taken into the state; null where there was none, or nothing is there.</summary>
    /// <param name="urn">The resource.</param>
    /// <param name="isWanted">Whether it is created otherwise. The server is then asked once more by the creation itself.</param>
    /// <param name="provider">Who looks after it.</param>
    /// <param name="found">Takes the messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ResourceState?> FindAsync(
        Urn urn, bool isWanted, ConfiguredProvider provider, DiagnosticBag found, CancellationToken cancellationToken)
    {
        if (!_pending.Contains(urn) || !plan.Options.Refresh || provider.Inputs.HasUnknowns)
        {
            return null;
        }

        _asked[urn] = true;
        var begun = _pending[urn].First().Resource;
        var request = new FindLostRequest
        {
            Type = begun.Type,
            Inputs = begun.Inputs,
            IdsInState = prior.Resources.Where(resource => resource.Type == begun.Type).Select(resource => resource.Id).ToHashSet(),
        };
        ResourceSnapshot? snapshot;
        try
        {
            snapshot = await plan.Context.AskAsync(provider.Provider, called => called.FindLostAsync(request, cancellationToken), cancellationToken);
        }
        catch (ProviderException exception)
        {
            found.AddRange(exception.Diagnostics);
            return null;
        }

        if (snapshot is null)
        {
            if (!isWanted)
            {
                foreach (var operation in _pending[urn])
                {
                    _settled.Add(operation);
                }
            }

            return null;
        }

        found.Add(StateDiagnostics.LostCreationFound(urn, snapshot.Id));
        var now = Timestamp.Utc(plan.Clock.GetUtcNow());
        return begun with
        {
            Id = snapshot.Id,
            Inputs = snapshot.Inputs,
            Outputs = snapshot.Outputs,
            InitErrors = snapshot.InitErrors,
            Created = now,
            Modified = now,
        };
    }
}
