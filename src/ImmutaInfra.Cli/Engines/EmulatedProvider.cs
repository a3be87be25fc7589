using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;

namespace ImmutaInfra.Cli.Engines;

/// <summary>A provider that asks the emulator whatever its settings say. The state keeps what the user wrote.</summary>
internal sealed class EmulatedProvider(IResourceProvider inner, ImmutaEmulator emulator) : ProviderDecorator(inner)
{
    /// <inheritdoc/>
    public override CheckResult CheckConfiguration(ObjectValue inputs)
    {
        var check = base.CheckConfiguration(Redirect(inputs));
        return check with
        {
            Inputs = new ObjectValue(check.Inputs.Where(input => inputs.Has(input.Key)).Select(input =>
            input.Key is "baseUrl" or "apiKey" ? KeyValuePair.Create(input.Key, inputs[input.Key]) : input))
        };
    }

    /// <inheritdoc/>
    public override Task ConfigureAsync(ObjectValue configuration, CancellationToken cancellationToken = default) =>
        base.ConfigureAsync(Redirect(configuration), cancellationToken);

    private ObjectValue Redirect(ObjectValue settings) => settings
        .With("baseUrl", emulator.BaseUrl.ToString())
        .With("apiKey", SecretValue.Of(emulator.ApiKey));
}
