using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;

namespace ImmutaInfra.Cli.Engines;

/// <summary>A provider that asks the emulator whatever its settings say. The state keeps what the user wrote.</summary>
internal sealed class EmulatedProvider(IResourceProvider inner, ImmutaEmulator emulator) : IResourceProvider
{
    /// <inheritdoc/>
    public ProviderSchema Schema => inner.Schema;

    /// <inheritdoc/>
    public CheckResult CheckConfiguration(ObjectValue inputs)
    {
        var check = inner.CheckConfiguration(Redirect(inputs));
        return check with
        {
            Inputs = new ObjectValue(check.Inputs.Where(input => inputs.Has(input.Key)).Select(input =>
            input.Key is "baseUrl" or "apiKey" ? KeyValuePair.Create(input.Key, inputs[input.Key]) : input))
        };
    }

    /// <inheritdoc/>
    public Task ConfigureAsync(ObjectValue configuration, CancellationToken cancellationToken = default) =>
        inner.ConfigureAsync(Redirect(configuration), cancellationToken);

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => inner.Check(request);

    /// <inheritdoc/>
    public ResourceDiff Diff(DiffRequest request) => inner.Diff(request);

    /// <inheritdoc/>
    public Task<ResourceSnapshot> CreateAsync(CreateRequest request, CancellationToken cancellationToken = default) =>
        inner.CreateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceSnapshot?> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) =>
        inner.ReadAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ResourceSnapshot> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken = default) =>
        inner.UpdateAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken = default) => inner.DeleteAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<CheckProblem>> TestCreationAsync(CreateRequest request, CancellationToken cancellationToken = default) =>
        inner.TestCreationAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Diagnostic>> TestDeletionAsync(DeleteRequest request, CancellationToken cancellationToken = default) =>
        inner.TestDeletionAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectValue> ActAsync(ActionRequest request, CancellationToken cancellationToken = default) => inner.ActAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ObjectValue> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) =>
        inner.InvokeAsync(request, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private ObjectValue Redirect(ObjectValue settings) => settings
        .With("baseUrl", emulator.BaseUrl.ToString())
        .With("apiKey", SecretValue.Of(emulator.ApiKey));
}
