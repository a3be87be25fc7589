using Google.Protobuf;

namespace ImmutaInfra.Rpc;

/// <summary>A call that failed: thrown by a method to answer with a status, and by <see cref="RpcClient"/> for a status that it got.</summary>
public sealed class RpcException : Exception
{
    /// <summary>Ends a call.</summary>
    /// <param name="code">How; not <see cref="RpcCode.Ok"/>.</param>
    /// <param name="message">For the user; may have several lines and any characters.</param>
    /// <param name="details">Messages that tell more to a program.</param>
    /// <param name="inner">What it comes from, or null. It does not leave this process.</param>
    public RpcException(RpcCode code, string message, IReadOnlyList<IMessage>? details = null, Exception? inner = null)
        : base(message, inner)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)code, (int)RpcCode.Ok);
        Code = code;
        Details = details ?? [];
    }

    /// <summary>How the call ended.</summary>
    public RpcCode Code { get; }

    /// <summary>Messages that tell more to a program; on the side of a client each is an <see cref="Google.Protobuf.WellKnownTypes.Any"/>.</summary>
    public IReadOnlyList<IMessage> Details { get; }
}
