namespace ImmutaInfra.Api.Http;

/// <summary>A request got no whole answer.</summary>
internal sealed class TransportException(TransportFault fault, string reason, Exception? inner) : Exception(reason, inner)
{
    /// <summary>What happened.</summary>
    public TransportFault Fault { get; } = fault;

    /// <summary>Whether it failed before anything of it could be sent.</summary>
    public bool NothingSent => Fault is TransportFault.HostNotFound or TransportFault.NoConnection or TransportFault.NotTrusted or TransportFault.NoTls;

    /// <summary>Whether another try may go better.</summary>
    public bool IsTransient => Fault is not (TransportFault.NotTrusted or TransportFault.NoTls or TransportFault.TooLarge);
}
