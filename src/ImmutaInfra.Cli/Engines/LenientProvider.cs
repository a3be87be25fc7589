using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Cli.Engines;

/// <summary>A provider that plans without a key where there is none: what is in the state counts as what is there, and what only Immuta could
/// answer is unknown. Nothing can be applied with it.</summary>
/// <remarks>For builds of forks, which are given no secrets.</remarks>
/// <param name="inner">The provider.</param>
/// <param name="isLenient">Whether a missing key is borne at all.</param>
/// <param name="asks">Takes down whom the provider could ask.</param>
/// <param name="asked">Whom it asks whatever its settings say, or null.</param>
internal sealed class LenientProvider(IResourceProvider inner, bool isLenient, AsksMade asks, string? asked) : ProviderDecorator(inner)
{
    private bool _isWithoutKey;

    /// <inheritdoc/>
    public override async Task ConfigureAsync(ObjectValue configuration, CancellationToken cancellationToken = default)
    {
        // What the environment sets is in what a check gives back.
        var settings = CheckConfiguration(configuration).Inputs;
        asks.AsksForDryRun |= settings["previewValidation"].Revealed is TextValue { Text: "server" };
        try
        {
            await base.ConfigureAsync(configuration, cancellationToken);
            if ((asked ?? AsksMade.ServerIn(settings)) is { } server)
            {
                asks.Note(server);
            }
        }
        catch (ProviderException failure) when (isLenient && failure.MissingSettings.Count > 0)
        {
            _isWithoutKey = true;
            asks.IsWithoutKey = true;
        }
    }

    /// <inheritdoc/>
    public override Task<ResourceSnapshot?> ReadAsync(ReadRequest request, CancellationToken cancellationToken = default) =>
        _isWithoutKey && request is { PriorInputs: { } inputs, PriorOutputs: { } outputs }
            ? Task.FromResult<ResourceSnapshot?>(new ResourceSnapshot { Id = request.Id, Inputs = inputs, Outputs = outputs })
            : base.ReadAsync(request, cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<ListedResource>?> ListAsync(CancellationToken cancellationToken = default) =>
        _isWithoutKey ? Task.FromResult<IReadOnlyList<ListedResource>?>(null) : base.ListAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectValue> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default) =>
        _isWithoutKey && Schema.FindFunction(request.Function) is { } function
            ? Task.FromResult(new ObjectValue(function.Outputs.Select(output => KeyValuePair.Create(output.Name, Value.Unknown))))
            : base.InvokeAsync(request, cancellationToken);
}
