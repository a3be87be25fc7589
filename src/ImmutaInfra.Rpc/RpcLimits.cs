namespace ImmutaInfra.Rpc;

/// <summary>Bounds on what is sent.</summary>
internal static class RpcLimits
{
    /// <summary>The largest message, in bytes, compressed or not: 400 MiB.</summary>
    public const int LargestMessageBytes = 400 * 1024 * 1024;
}
