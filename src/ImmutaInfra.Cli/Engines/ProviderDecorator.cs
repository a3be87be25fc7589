using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Cli.Engines;

/// <summary>A provider in front of another, that does some things in its own way.</summary>
internal abstract class ProviderDecorator(IResourceProvider inner) : IResourceProvider
{
    /// <inheritdoc/>
    public ProviderSchema Schema => inner.Schema;

    /// <inheritdoc/>
    public virtual CheckResult CheckConfiguration(ObjectValue inputs) => inner.CheckConfiguration(inputs);

    /// <inheritdoc/>
    public virtual Task ConfigureAsync(ObjectValue configuration, CancellationToken cancellationToken = default) =>
        inner.ConfigureAsync(configuration, cancellationToken);

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => inner.Check(request);

    /// <inheritdoc/>
    public ResourceDiff Diff(DiffRequest request) => inner.Diff(request);

    // Those that a provider may leave out have to be passed on like the others, or what is behind would never hear of them.
    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckProblem>> TestCreationAsync(CreateRequest request, CancellationToken cancellationToken = default) =>
        inner.TestCreationAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckProblem>> TestAttestationAsync(CreateRequest request, CancellationToken cancellationToken = default) =>
        inner.TestAttestationAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Diagnostic>> TestDeletionAsync(DeleteRequest request, CancellationToken cancellationToken = default) =>
        inner.TestDeletionAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectValue> ActAsync(ActionRequest request, CancellationToken cancellationToken = default) => inner.ActAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceSnapshot?> FindLostAsync(FindLostRequest request, CancellationToken cancellationToken = default) =>
        inner.FindLostAsync(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<IReadOnlyList<ListedResource>?> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceObservation> ObserveAsync(ReadRequest request, CancellationToken cancellationToken = default) =>
        inner.ObserveAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceSnapshot> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default) =>
        inner.CreateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ResourceSnapshot?> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceSnapshot> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default) =>
        inner.UpdateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken = default) => inner.DeleteAsync(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ObjectValue> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) =>
        inner.InvokeAsync(request, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
