using System.Globalization;

namespace ImmutaInfra.Rpc.Framing;

/// <summary>The header <c>grpc-timeout</c>: up to eight digits and a unit.</summary>
/// <remarks>Source: gRPC documentation, "gRPC over HTTP2", Timeout.</remarks>
internal static class Deadline
{
    private const int MostDigits = 8;

    /// <summary>Longer than any call, and within the range of a timer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>The time that a call may take; null without the header.</summary>
    /// <exception cref="RpcException">It is no such header.</exception>
    public static TimeSpan? Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return null;
        }

        var unit = header[^1] switch
        {
            'H' => TimeSpan.FromHours(1),
            'M' => TimeSpan.FromMinutes(1),
            'S' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMilliseconds(1),
            'u' => TimeSpan.FromMicroseconds(1),
            'n' => TimeSpan.FromMicroseconds(1) / 1000,
            _ => TimeSpan.Zero,
        };
        var isNanoseconds = header[^1] == 'n';
        if ((unit == TimeSpan.Zero && !isNanoseconds)
            || header.Length > MostDigits + 1
            || !long.TryParse(header.AsSpan(0, header.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            throw new RpcException(RpcCode.InvalidArgument, "The header grpc-timeout cannot be read.");
        }

        var ticks = isNanoseconds ? count / TimeSpan.NanosecondsPerTick : (decimal)count * unit.Ticks;
        return ticks > Longest.Ticks ? Longest : TimeSpan.FromTicks((long)ticks);
    }
}
