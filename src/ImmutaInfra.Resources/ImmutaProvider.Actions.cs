using ImmutaInfra.Api.Http;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <content>What can be done with an integration besides bringing it to its inputs.</content>
public sealed partial class ImmutaProvider
{
    private const string RotateKey = "rotate-key";

    /// <inheritdoc/>
    public async Task<ObjectValue> ActAsync(ActionRequest request, CancellationToken cancellationToken = default)
    {
        var type = TypeOf(request.Type);
        if (request.Action != RotateKey || type.Schema.Find(CommonAttributes.ApiKey) is null)
        {
            throw new ProviderException(FailureKind.InvalidArgument, ProviderDiagnostics.NoSuchAction(request.Action, type.ApiName));
        }

        try
        {
            var key = await Connected().Integrations.RegenerateAsync(IdOf(request.Id), cancellationToken);
            return new ObjectValue((CommonAttributes.ApiKey, SecretValue.Of(key)));
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
    }
}
