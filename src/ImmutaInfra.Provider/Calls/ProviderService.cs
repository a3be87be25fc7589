using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Rpc;

namespace ImmutaInfra.Provider.Calls;

/// <summary>The service <c>pulumirpc.ResourceProvider</c>. What is not listed is unimplemented, as the protocol wants it.</summary>
internal static class ProviderService
{
    public const string Name = "pulumirpc.ResourceProvider";

    /// <summary>All that a plugin answers.</summary>
    public static IReadOnlyList<RpcMethod> Methods(Plugin plugin) =>
    [
        Method(plugin, "Handshake", ProviderHandshakeRequest.Parser, HandshakeCall.AnswerAsync),
        Method(plugin, "GetPluginInfo", Empty.Parser, GetPluginInfoCall.AnswerAsync),
        Method(plugin, "Attach", PluginAttach.Parser, AttachCall.AnswerAsync),
        Method(plugin, "GetSchema", GetSchemaRequest.Parser, GetSchemaCall.AnswerAsync),
        Method(plugin, "GetMapping", GetMappingRequest.Parser, GetMappingCall.AnswerAsync),
        Method(plugin, "CheckConfig", Messages.CheckRequest.Parser, CheckConfigCall.AnswerAsync),
        Method(plugin, "DiffConfig", Messages.DiffRequest.Parser, DiffConfigCall.AnswerAsync),
        Method(plugin, "Configure", ConfigureRequest.Parser, ConfigureCall.AnswerAsync),
        Method(plugin, "Check", Messages.CheckRequest.Parser, CheckCall.AnswerAsync),
        Method(plugin, "Diff", Messages.DiffRequest.Parser, DiffCall.AnswerAsync),
        Method(plugin, "Create", Messages.CreateRequest.Parser, CreateCall.AnswerAsync),
        Method(plugin, "Read", Messages.ReadRequest.Parser, ReadCall.AnswerAsync),
        Method(plugin, "Update", Messages.UpdateRequest.Parser, UpdateCall.AnswerAsync),
        Method(plugin, "Delete", Messages.DeleteRequest.Parser, DeleteCall.AnswerAsync),
        Method(plugin, "Invoke", Messages.InvokeRequest.Parser, InvokeCall.AnswerAsync),
        RpcMethod.Unary(Name, "Cancel", Empty.Parser, (_, _) => CancelCall.AnswerAsync(plugin)),
    ];

    /// <summary>A method that can be stopped, and whose failures become a status.</summary>
    private static RpcMethod Method<TRequest, TResponse>(
        Plugin plugin, string name, MessageParser<TRequest> parser, Func<Plugin, TRequest, CancellationToken, Task<TResponse>> answer)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        RpcMethod.Unary(Name, name, parser, async (request, cancellationToken) =>
        {
            using var call = plugin.Running.Begin(cancellationToken);
            try
            {
                return await answer(plugin, request, call.Token);
            }
            catch (ProviderException e)
            {
                throw Failures.Of(e, plugin, UrnOf(request));
            }
        });

    private static string UrnOf(IMessage request) => request.Descriptor.FindFieldByName("urn")?.Accessor.GetValue(request) as string ?? "";
}
