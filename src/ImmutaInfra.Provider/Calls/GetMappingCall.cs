using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;

namespace ImmutaInfra.Provider.Calls;

/// <summary>There is no Terraform provider behind this one, so nothing is mapped: names follow the rules.</summary>
internal static class GetMappingCall
{
    public static Task<GetMappingResponse> AnswerAsync(Plugin plugin, GetMappingRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new GetMappingResponse());
}
