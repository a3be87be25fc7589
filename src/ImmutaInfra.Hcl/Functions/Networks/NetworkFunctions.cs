using System.Globalization;
using System.Numerics;
using ImmutaInfra.Hcl.Values;
using static ImmutaInfra.Hcl.Functions.Define;

namespace ImmutaInfra.Hcl.Functions.Networks;

/// <summary>Functions on IP networks.</summary>
/// <remarks>Source: apparentlymart/go-cidr.</remarks>
internal static class NetworkFunctions
{
    public static Dictionary<string, HclFunction> All() => new()
    {
        ["cidrhost"] = Function(HclType.String, Host, Text("prefix"), Num("hostnum")),
        ["cidrnetmask"] = Function(HclType.String, Netmask, Text("prefix")),
        ["cidrsubnet"] = Function(HclType.String, Subnet, Text("prefix"), Num("newbits"), Num("netnum")),
        ["cidrsubnets"] = Function(HclType.List(HclType.String), Subnets, Text("prefix")) with { Variadic = Num("newbits") },
    };

    private static string Invalid(FunctionCall call) => $"invalid CIDR expression: invalid CIDR address: {call[0].AsString()}";

    private static HclValue Host(FunctionCall call)
    {
        if (!call[1].AsNumber().IsInteger)
        {
            return call.Fail("value must be a whole number");
        }

        if (IpNetwork.TryParse(call[0].AsString()) is not { } network)
        {
            return call.Fail(Invalid(call));
        }

        var number = call[1].AsNumber().ToInteger();
        var most = (BigInteger.One << (network.Bits - network.PrefixLength)) - 1;

        // As there: of a positive number only the low 64 bits are compared, as a number with a sign.
        var distance = number.Sign < 0 ? -number - 1 : unchecked((long)(ulong)(number & ulong.MaxValue));
        if (number.Sign < 0)
        {
            number = most - distance;
        }

        // Of an IPv4 address within IPv6 go-cidr takes the number for the upper bits.
        var address = network.Start | (network.IsMapped ? number << 96 : number);
        return distance > most || address >> network.Bits != 0
            ? call.Fail(string.Create(
                CultureInfo.InvariantCulture, $"prefix of {network.PrefixLength} does not accommodate a host numbered {number}"))
            : HclValue.String(network.AddressText(address));
    }

    private static HclValue Netmask(FunctionCall call)
    {
        if (IpNetwork.TryParse(call[0].AsString()) is not { } network)
        {
            return call.Fail(Invalid(call));
        }

        return network.Bits == 32 || network.IsMapped
            ? HclValue.String(network.AddressText(network.Mask))
            : call.Fail($"IPv6 addresses cannot have a netmask: {call[0].AsString()}");
    }

    private static HclValue Subnet(FunctionCall call)
    {
        if (!call[1].AsNumber().TryToInt32(out var newBits) || !call[2].AsNumber().IsInteger)
        {
            return call.Fail("value must be a whole number");
        }

        if (IpNetwork.TryParse(call[0].AsString()) is not { } network)
        {
            return call.Fail(Invalid(call));
        }

        var length = (long)network.PrefixLength + newBits;
        if (length > network.Bits)
        {
            return call.Fail($"insufficient address space to extend prefix of {network.PrefixLength} by {newBits}");
        }

        // As there, only the low 64 bits without the sign are compared.
        var number = call[2].AsNumber().ToInteger();
        var compared = BigInteger.Abs(number) & ulong.MaxValue;
        var most = newBits is >= 64 or < 0 ? ulong.MaxValue : (BigInteger.One << newBits) - 1;
        if (compared > most)
        {
            return call.Fail(string.Create(
                CultureInfo.InvariantCulture, $"prefix extension of {newBits} does not accommodate a subnet numbered {number}"));
        }

        if (length < 0)
        {
            return HclValue.String("<nil>"); // how Go prints a mask that there cannot be
        }

        var start = network.Start | (number << (int)(network.Bits - length));
        return HclValue.String(network.RangeText(BigInteger.Abs(start), (int)length));
    }

    private static HclValue Subnets(FunctionCall call)
    {
        if (IpNetwork.TryParse(call[0].AsString()) is not { } network)
        {
            return call.Fail(0, Invalid(call));
        }

        var end = network.Start + (BigInteger.One << (network.Bits - network.PrefixLength));
        var next = network.Start;
        var subnets = new List<HclValue>();
        var before = "";
        for (var i = 1; i < call.Count; i++)
        {
            if (!call[i].AsNumber().TryToInt32(out var newBits))
            {
                return call.Fail(i, "value must be a whole number");
            }

            if (newBits is < 1 or > 32)
            {
                return call.Fail(i, newBits < 1 ? "must extend prefix by at least one bit" : "may not extend prefix by more than 32 bits");
            }

            var length = network.PrefixLength + newBits;
            if (length > network.Bits)
            {
                return call.Fail(
                    i, $"would extend prefix to {length} bits, which is too long for an {(network.Bits == 32 ? "IPv4" : "IPv6")} address");
            }

            // The next multiple of its own size; an address space that begins at zero counts as used up from the start.
            var size = BigInteger.One << (network.Bits - length);
            var start = (next + size - 1) / size * size;
            if (start >= end || (i == 1 && start.IsZero) || network.IsMapped)
            {
                return call.Fail(i, $"not enough remaining address space for a subnet with a prefix of {length} bits after {before}");
            }

            before = string.Create(CultureInfo.InvariantCulture, $"{network.AddressText(start)}/{length}");
            subnets.Add(HclValue.String(before));
            next = start + size;
        }

        return HclValue.List(HclType.String, subnets);
    }
}
