using System.Collections.Frozen;
using ImmutaInfra.Rpc.Framing;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ImmutaInfra.Rpc.Serving;

/// <summary>Takes each HTTP request for a call.</summary>
internal sealed class RpcApplication(IEnumerable<RpcMethod> methods, Action<Exception> onFault, CancellationToken stopping)
    : IHttpApplication<HttpContext>
{
    private const string ContentType = "application/grpc";

    private readonly FrozenDictionary<string, RpcMethod> _methods = methods.ToFrozenDictionary(method => method.Path, StringComparer.Ordinal);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (!IsGrpc(context.Request.ContentType))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        context.Response.ContentType = ContentType;
        context.Response.Headers["grpc-accept-encoding"] = "identity,gzip";
        try
        {
            await AnswerAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && FailureOf(context, e) is { } failure)
        {
            await StatusTrailers.SendFailureAsync(context.Response, failure);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            // The client is gone: there is nobody to answer.
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (_methods.GetValueOrDefault(context.Request.Path.Value ?? "") is not { } method)
        {
            throw new RpcException(RpcCode.Unimplemented, $"There is no method {context.Request.Path.Value}.");
        }

        using var call = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var deadline = DeadlineOf(context.Request);
        await using var giveUp = deadline?.Token.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), call) ?? default;
        try
        {
            var request = await FrameReader.ReadAsync(context.Request.BodyReader, context.Request.Headers["grpc-encoding"], call.Token);
            var answer = await method.AnswerAsync(request, call.Token);
            FrameWriter.Write(context.Response.BodyWriter, answer);
            StatusTrailers.AppendOk(context.Response);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        catch (OperationCanceledException e) when (deadline is { IsCancellationRequested: true })
        {
            throw new RpcException(RpcCode.DeadlineExceeded, "The deadline of the call has passed.", inner: e);
        }
    }

    private RpcException? FailureOf(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case RpcException failure:
                return failure;
            case OperationCanceledException or IOException or ConnectionAbortedException when context.RequestAborted.IsCancellationRequested:
                return null;
            case OperationCanceledException:
                return new RpcException(RpcCode.Cancelled, "The call was cancelled.", inner: exception);
            case BadHttpRequestException:
                return new RpcException(RpcCode.InvalidArgument, "The request cannot be read.", inner: exception);
            default:
                onFault(exception);
                return new RpcException(RpcCode.Internal, "A mistake in the program that serves this call.", inner: exception);
        }
    }

    private static CancellationTokenSource? DeadlineOf(HttpRequest request) =>
        Deadline.Parse(request.Headers["grpc-timeout"]) is { } time ? new CancellationTokenSource(time) : null;

    /// <summary>Whether it is <c>application/grpc</c>, alone, with <c>+proto</c>, or with parameters.</summary>
    private static bool IsGrpc(string? contentType) =>
        contentType is not null && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && contentType[ContentType.Length..] is var rest
        && (rest.Length == 0 || rest[0] == ';' || rest.Equals("+proto", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("+proto;", StringComparison.OrdinalIgnoreCase));
}
