using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>What looks after resources of some types: the one contract that both engines call.</summary>
/// <remarks>Order of calls: <see cref="CheckConfiguration"/>, <see cref="ConfigureAsync"/> once, then anything, from several
/// threads at once. <see cref="Check"/> and <see cref="Diff"/> need no configuration and touch no network. Names inside of
/// values are the schema's camelCase names at every level.</remarks>
public interface IResourceProvider : IAsyncDisposable
{
    /// <summary>The types it looks after.</summary>
    ProviderSchema Schema { get; }

    /// <summary>Finds the mistakes in the provider's own settings and fills in what the environment gives.</summary>
    CheckResult CheckConfiguration(ObjectValue inputs);

    /// <summary>Takes the checked settings. Unknown settings are allowed in a preview: what needs them is then unknown, too.</summary>
    /// <exception cref="ProviderException">They are unusable, such as a missing key.</exception>
    Task ConfigureAsync(ObjectValue configuration, CancellationToken cancellationToken = default);

    /// <summary>Finds every mistake in a resource's inputs and brings them into their normal form. Pure.</summary>
    CheckResult Check(CheckRequest request);

    /// <summary>Says what it takes to get from the prior resource to the wanted inputs. Pure.</summary>
    ResourceDiff Diff(DiffRequest request);

    /// <summary>Has the server test what a creation would come to, where the settings ask for it and every input is known.
    /// Nothing is made. The preview of a creation does it by itself, unless <see cref="CreateRequest.IsTested"/>.</summary>
    /// <returns>What would fail, each at its attribute where one can be named; empty where nothing would, or nobody asked.</returns>
    /// <exception cref="ProviderException">The server could not be asked.</exception>
    Task<IReadOnlyList<CheckProblem>> TestCreationAsync(CreateRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<CheckProblem>>([]);

    /// <summary>Asks the server whether what the inputs attest holds, so that a creation would not be refused for it. Nothing is made.
    /// What is replaced is deleted only after that. Inputs that are not all known cannot be asked about.</summary>
    /// <returns>What does not hold, each at its attribute; empty where all does, or nothing is attested.</returns>
    /// <exception cref="ProviderException">The server could not be asked.</exception>
    Task<IReadOnlyList<CheckProblem>> TestAttestationAsync(CreateRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<CheckProblem>>([]);

    /// <summary>Makes a resource, or says what it would look like.</summary>
    /// <exception cref="ProviderException">Nothing was made, or nobody knows: see <see cref="ProviderException.MayHaveHappened"/>.</exception>
    Task<ResourceSnapshot> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a resource as it is now.</summary>
    /// <returns>The resource, or null when it is gone.</returns>
    /// <exception cref="ProviderException">It could not be read.</exception>
    Task<ResourceSnapshot?> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists what the server has, by one request, whoever manages it.</summary>
    /// <returns>The resources, those that are switched off included; null when the provider cannot list.</returns>
    /// <exception cref="ProviderException">The server could not be asked.</exception>
    Task<IReadOnlyList<ListedResource>?> ListAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<ListedResource>?>(null);

    /// <summary>Reads a resource together with how it is doing.</summary>
    /// <exception cref="ProviderException">It could not be read.</exception>
    async Task<ResourceObservation> ObserveAsync(ReadRequest request, CancellationToken cancellationToken = default) =>
        await ReadAsync(request, cancellationToken) is { } snapshot
            ? new ResourceObservation
            {
                Condition = snapshot.InitErrors.Count == 0 ? ResourceCondition.Working : ResourceCondition.Unhealthy,
                FailedTests = [.. snapshot.InitErrors.Select(reason => new FailedTest(reason, null))],
                Snapshot = snapshot,
            }
            : ResourceObservation.Gone;

    /// <summary>Looks for what a creation has made whose answer was lost, without making anything.</summary>
    /// <returns>The resource, or null when there is none, or the provider cannot tell.</returns>
    /// <exception cref="ProviderException">It could not be looked for, or there are several that it may be.</exception>
    Task<ResourceSnapshot?> FindLostAsync(FindLostRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult<ResourceSnapshot?>(null);

    /// <summary>Changes a resource in place, or says what it would look like.</summary>
    /// <exception cref="ProviderException">It is as it was, or nobody knows: see <see cref="ProviderException.MayHaveHappened"/>.</exception>
    Task<ResourceSnapshot> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes a resource. One that is gone already is no error.</summary>
    /// <exception cref="ProviderException">It is still there, or nobody knows.</exception>
    Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken = default);

    /// <summary>Says what a deletion would lack or leave behind, so that a plan can tell: errors where it cannot work, warnings else.
    /// Nothing is deleted; the server is asked only where the settings say so.</summary>
    Task<IReadOnlyList<Diagnostic>> TestDeletionAsync(DeleteRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<Diagnostic>>([]);

    /// <summary>Does something that only the user's explicit wish starts and that no plan ever holds, such as making a new key.</summary>
    /// <returns>The outputs that it changed, secret ones wrapped.</returns>
    /// <exception cref="ProviderException">There is no such action for this resource, or it failed.</exception>
    Task<ObjectValue> ActAsync(ActionRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"This provider has no action \"{request.Action}\".");

    /// <summary>Answers a function.</summary>
    /// <exception cref="ProviderException">It has no answer.</exception>
    Task<ObjectValue> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default);
}
