using System.Numerics;
using System.Text;

namespace ImmutaInfra.Hcl.Functions.Cryptography;

/// <summary>The password hash of Provos and Mazières (version <c>2a</c>).</summary>
/// <remarks>Source: "A Future-Adaptable Password Scheme", USENIX 1999; Schneier's Blowfish, whose tables are the digits of pi.</remarks>
internal static class Bcrypt
{
    public const int LongestPassword = 72;
    public const int LowestCost = 4;
    public const int HighestCost = 31;

    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int SubkeyCount = 18;
    private const int BoxSize = 256;

    private static readonly Lazy<uint[]> PiWords = new(() => FractionOfPi(SubkeyCount + (4 * BoxSize)));

    /// <summary>Hashes a password of at most 72 bytes with a salt of 16.</summary>
    public static string Hash(byte[] password, int cost, byte[] salt)
    {
        var state = new State(PiWords.Value);
        byte[] key = [.. password, 0];
        state.Expand(salt, key);
        for (var i = 0L; i < 1L << cost; i++)
        {
            state.Expand(null, key);
            state.Expand(null, salt);
        }

        var cipher = Encoding.ASCII.GetBytes("OrpheanBeholderScryDoubt");
        var words = Enumerable.Range(0, 6).Select(i => BigEndian(cipher, 4 * i)).ToArray();
        for (var i = 0; i < words.Length; i += 2)
        {
            for (var round = 0; round < 64; round++)
            {
                state.Encrypt(ref words[i], ref words[i + 1]);
            }
        }

        var hash = words.SelectMany(word => new[] { (byte)(word >> 24), (byte)(word >> 16), (byte)(word >> 8), (byte)word }).ToArray();
        return $"$2a${cost:00}${Encode(salt)}{Encode(hash[..23])}";
    }

    private static uint BigEndian(byte[] bytes, int at) =>
        ((uint)bytes[at] << 24) | ((uint)bytes[at + 1] << 16) | ((uint)bytes[at + 2] << 8) | bytes[at + 3];

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder();
        var bits = string.Concat(bytes.Select(value => value.ToString("b8")));
        foreach (var six in bits.Chunk(6))
        {
            text.Append(Alphabet[Convert.ToInt32(new string(six).PadRight(6, '0'), 2)]);
        }

        return text.ToString();
    }

    /// <summary>The first words behind the point of pi, by Machin's formula.</summary>
    private static uint[] FractionOfPi(int count)
    {
        const int guard = 64;
        var bits = (32 * count) + guard;
        var pi = (4 * ((4 * InverseTangent(5, bits)) - InverseTangent(239, bits))) >> guard;
        var words = new uint[count];
        for (var i = 0; i < count; i++)
        {
            words[i] = (uint)((pi >> (32 * (count - 1 - i))) & uint.MaxValue);
        }

        return words;
    }

    /// <summary>arctan(1/x) × 2^bits.</summary>
    private static BigInteger InverseTangent(int x, int bits)
    {
        var power = (BigInteger.One << bits) / x;
        var sum = power;
        for (var n = 3; !power.IsZero; n += 2)
        {
            power /= x * x;
            sum += (n & 2) != 0 ? -(power / n) : power / n;
        }

        return sum;
    }

    /// <summary>The subkeys and boxes of Blowfish while a key is worked into them.</summary>
    private sealed class State(uint[] words)
    {
        private readonly uint[] _subkeys = words[..SubkeyCount];
        private readonly uint[] _boxes = words[SubkeyCount..];

        public void Encrypt(ref uint left, ref uint right)
        {
            var (l, r) = (left, right);
            for (var i = 0; i < 16; i += 2)
            {
                l ^= _subkeys[i];
                r ^= Mix(l);
                r ^= _subkeys[i + 1];
                l ^= Mix(r);
            }

            (left, right) = (r ^ _subkeys[17], l ^ _subkeys[16]);
        }

        public void Expand(byte[]? salt, byte[] key)
        {
            var at = 0;
            for (var i = 0; i < SubkeyCount; i++)
            {
                _subkeys[i] ^= Next(key, ref at);
            }

            at = 0;
            var (left, right) = (0u, 0u);
            foreach (var table in new[] { _subkeys, _boxes })
            {
                for (var i = 0; i < table.Length; i += 2)
                {
                    if (salt is not null)
                    {
                        left ^= Next(salt, ref at);
                        right ^= Next(salt, ref at);
                    }

                    Encrypt(ref left, ref right);
                    (table[i], table[i + 1]) = (left, right);
                }
            }
        }

        private static uint Next(byte[] bytes, ref int at)
        {
            var word = 0u;
            for (var i = 0; i < 4; i++)
            {
                word = (word << 8) | bytes[at];
                at = (at + 1) % bytes.Length;
            }

            return word;
        }

        private uint Mix(uint word) => ((_boxes[word >> 24] + _boxes[BoxSize + ((word >> 16) & 0xFF)])
            ^ _boxes[(2 * BoxSize) + ((word >> 8) & 0xFF)]) + _boxes[(3 * BoxSize) + (word & 0xFF)];
    }
}
