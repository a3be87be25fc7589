using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Rpc;

namespace ImmutaInfra.Provider.Calls;

/// <summary>The package schema, from which SDKs are made.</summary>
internal static class GetSchemaCall
{
    public static Task<GetSchemaResponse> AnswerAsync(Plugin plugin, GetSchemaRequest request, CancellationToken cancellationToken) =>
        request.Version == 0
            ? Task.FromResult(new GetSchemaResponse { Schema = plugin.PackageSchema })
            : throw new RpcException(RpcCode.InvalidArgument, plugin.Wording.OfMistake(PluginDiagnostics.OtherSchemaVersion(request.Version)));
}
