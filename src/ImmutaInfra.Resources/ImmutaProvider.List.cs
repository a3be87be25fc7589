using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Resources;

/// <content>Listing what Immuta has.</content>
public sealed partial class ImmutaProvider
{
    /// <summary>The attributes by which people tell integrations of a type apart, the first that is told.</summary>
    private static readonly string[] Places = ["host", "workspaceUrl", "awsLocationPath", "dataset"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedResource>?> ListAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return
            [
                .. from integration in await Connected().Integrations.ListAsync(cancellationToken)
                   where integration.Status != IntegrationStatus.Deleted
                   select new ListedResource
                   {
                       Id = integration.Id.ToString(),
                       Type = IntegrationTypes.FindByApiName(integration.Type)?.Schema.Token ?? "",
                       Title = TitleOf(integration),
                       Condition = ConditionOf(integration),
                       Status = integration.Status.Text,
                   }
            ];
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
    }

    private static ResourceCondition ConditionOf(Integration integration) => integration switch
    {
        { Status.IsTransient: true } => ResourceCondition.Busy,
        { Status.IsGone: true } => integration.Status == IntegrationStatus.Disabled ? ResourceCondition.SwitchedOff : ResourceCondition.Gone,
        { Status.IsError: true } or { ValidationResults.HasFailed: true } => ResourceCondition.Unhealthy,
        _ => ResourceCondition.Working,
    };

    private static string TitleOf(Integration integration)
    {
        var type = integration.Type.Length == 0 ? "integration" : integration.Type;
        return Places.Select(name => integration.Config[name]).OfType<TextValue>().FirstOrDefault() is { } place ? $"{type} on {place.Text}" : type;
    }
}
