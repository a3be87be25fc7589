using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Text;

namespace ImmutaInfra.Hcl.Functions.Networks;

/// <summary>A range of addresses: <c>10.0.0.0/8</c>.</summary>
/// <param name="Start">Its first address, as a number.</param>
/// <param name="PrefixLength">How many bits are fixed.</param>
/// <param name="Bits">32, or 128 for IPv6.</param>
internal sealed record IpNetwork(BigInteger Start, int PrefixLength, int Bits)
{
    public BigInteger Mask => ((BigInteger.One << PrefixLength) - 1) << (Bits - PrefixLength);

    /// <summary>Whether it is a range of IPv4 addresses in IPv6's clothes: <c>::ffff:10.0.0.0/104</c>.</summary>
    public bool IsMapped => Bits == 128 && IsMappedAddress(Start);

    public static IpNetwork? TryParse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || text.Length - slash is < 2 or > 4
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return null;
        }

        var address = text.AsSpan(0, slash);
        if (TryParseV4(address) is { } v4)
        {
            return length > 32 ? null : Masked(v4, length, 32);
        }

        if (address.Contains('%') || address.Contains('[') || !address.Contains(':')
            || !IPAddress.TryParse(address, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6 || length > 128)
        {
            return null;
        }

        return Masked(new BigInteger(parsed.GetAddressBytes(), isUnsigned: true, isBigEndian: true), length, 128);
    }

    /// <summary>An address of the network's kind, in its short form.</summary>
    public string AddressText(BigInteger address)
    {
        var all = (BigInteger.One << Bits) - 1;
        var bytes = (address & all).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] padded = [.. new byte[(Bits / 8) - Math.Min(bytes.Length, Bits / 8)], .. bytes.TakeLast(Bits / 8)];
        return Bits == 32 ? string.Join('.', padded) : V6Text(padded);
    }

    /// <summary>A range in the network's notation; one of mapped addresses counts its length as IPv4 does.</summary>
    public string RangeText(BigInteger address, int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"{AddressText(address)}/{(Bits == 128 && IsMappedAddress(address) ? Math.Max(length - 96, 0) : length)}");

    private static bool IsMappedAddress(BigInteger address) => address >> 32 == 0xFFFF;

    private static IpNetwork Masked(BigInteger address, int length, int bits)
    {
        var network = new IpNetwork(address, length, bits);
        return network with { Start = address & network.Mask };
    }

    /// <summary>Four decimal numbers; leading zeros mean nothing.</summary>
    private static BigInteger? TryParseV4(ReadOnlySpan<char> text)
    {
        var value = BigInteger.Zero;
        var count = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (++count > 4 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 255)
            {
                return null;
            }

            value = (value << 8) | number;
        }

        return count == 4 ? value : null;
    }

    /// <summary>RFC 5952: the first of the longest runs of two or more zero groups becomes <c>::</c>.</summary>
    private static string V6Text(byte[] bytes)
    {
        if (bytes.AsSpan(0, 10).IndexOfAnyExcept((byte)0) < 0 && bytes[10] == 0xFF && bytes[11] == 0xFF)
        {
            return string.Join('.', bytes[12..]);
        }

        var groups = Enumerable.Range(0, 8).Select(i => (bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToArray();
        var (bestStart, bestLength) = (-1, 1);
        for (var i = 0; i < 8; i++)
        {
            var end = i;
            while (end < 8 && groups[end] == 0)
            {
                end++;
            }

            if (end - i > bestLength)
            {
                (bestStart, bestLength) = (i, end - i);
            }
        }

        var text = new StringBuilder();
        for (var i = 0; i < 8; i++)
        {
            if (i == bestStart)
            {
                text.Append("::");
                i += bestLength - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
            {
                text.Append(':');
            }

            text.Append(CultureInfo.InvariantCulture, $"{groups[i]:x}");
        }

        return text.ToString();
    }
}
