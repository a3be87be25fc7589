using System.Globalization;
using System.Text;

namespace ImmutaInfra.Hcl.Values;

/// <summary>Unicode normalization form C, the form of every text in the language.</summary>
/// <remarks>Not <see cref="string.Normalize()"/>: it asks ICU, and under invariant globalization, which lets the program run on machines
/// and in containers that have none, it gives every text back as it is. Source: Unicode Standard Annex 15; the data are in
/// <c>Normalization.txt</c> beside this file.</remarks>
internal static class Nfc
{
    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int HangulCount = LeadCount * VowelCount * TailCount;

    /// <summary>No character below it has a combining class, decomposes to something else or is changed by the one behind it.</summary>
    private const char FirstInteresting = '\u0300';

    private static readonly Lazy<Tables> Data = new(Tables.Load);

    /// <summary>The text in form C. Lone surrogates, which no UTF-8 source can hold, become U+FFFD.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstInteresting, char.MaxValue))
        {
            return text;
        }

        var runes = new List<int>(text.Length);
        var isNormal = true;
        var data = Data.Value;
        for (var i = 0; i < text.Length; i++)
        {
            // A half of a pair stands alone: U+FFFD takes its place.
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            isNormal &= isRune && !data.MayChange(rune.Value);
            runes.Add(isRune ? rune.Value : Rune.ReplacementChar.Value);
            i += isRune ? rune.Utf16SequenceLength - 1 : 0;
        }

        return isNormal ? text : Compose(Reorder(Decompose(runes, data), data), data);
    }

    private static List<int> Decompose(List<int> runes, Tables data)
    {
        var decomposed = new List<int>(runes.Count + 8);
        foreach (var rune in runes)
        {
            Decompose(rune, decomposed, data);
        }

        return decomposed;
    }

    private static void Decompose(int rune, List<int> decomposed, Tables data)
    {
        if (rune - HangulBase is >= 0 and < HangulCount)
        {
            var index = rune - HangulBase;
            decomposed.Add(LeadBase + (index / (VowelCount * TailCount)));
            decomposed.Add(VowelBase + (index % (VowelCount * TailCount) / TailCount));
            if (index % TailCount != 0)
            {
                decomposed.Add(TailBase + (index % TailCount));
            }
        }
        else if (data.Decompositions.TryGetValue(rune, out var parts))
        {
            foreach (var part in parts)
            {
                Decompose(part, decomposed, data);
            }
        }
        else
        {
            decomposed.Add(rune);
        }
    }

    /// <summary>Puts the marks behind each character in the order of their classes.</summary>
    private static List<int> Reorder(List<int> runes, Tables data)
    {
        var start = 0;
        while (start < runes.Count)
        {
            if (data.ClassOf(runes[start]) == 0)
            {
                start++;
                continue;
            }

            var end = start;
            while (end < runes.Count && data.ClassOf(runes[end]) != 0)
            {
                end++;
            }

            var sorted = runes.GetRange(start, end - start).OrderBy(data.ClassOf).ToArray();
            for (var i = 0; i < sorted.Length; i++)
            {
                runes[start + i] = sorted[i];
            }

            start = end;
        }

        return runes;
    }

    private static string Compose(List<int> runes, Tables data)
    {
        var starter = -1;
        var lastClass = -1;
        var kept = 0;
        for (var i = 0; i < runes.Count; i++)
        {
            var itsClass = data.ClassOf(runes[i]);

            // Blocked: a mark of the same class, or a character that is no mark, stands between.
            var isFree = starter >= 0 && (lastClass < itsClass || lastClass == -1);
            if (isFree && TryCompose(runes[starter], runes[i], data, out var composed))
            {
                runes[starter] = composed;
                continue;
            }

            if (itsClass == 0)
            {
                starter = kept;
                lastClass = -1;
            }
            else
            {
                lastClass = itsClass;
            }

            runes[kept++] = runes[i];
        }

        var text = new StringBuilder(kept);
        for (var i = 0; i < kept; i++)
        {
            text.Append(new Rune(runes[i]).ToString());
        }

        return text.ToString();
    }

    private static bool TryCompose(int first, int second, Tables data, out int composed)
    {
        if (first - LeadBase is >= 0 and < LeadCount && second - VowelBase is >= 0 and < VowelCount)
        {
            composed = HangulBase + ((((first - LeadBase) * VowelCount) + second - VowelBase) * TailCount);
            return true;
        }

        if (first - HangulBase is >= 0 and < HangulCount && (first - HangulBase) % TailCount == 0
            && second - TailBase is > 0 and < TailCount)
        {
            composed = first + second - TailBase;
            return true;
        }

        return data.Compositions.TryGetValue((first, second), out composed);
    }

    private sealed class Tables
    {
        private readonly Dictionary<int, byte> _classes = [];
        private readonly HashSet<int> _unstable = [];

        public Dictionary<int, int[]> Decompositions { get; } = [];

        public Dictionary<(int First, int Second), int> Compositions { get; } = [];

        public static Tables Load()
        {
            var tables = new Tables();
            using var stream = typeof(Nfc).Assembly.GetManifestResourceStream("ImmutaInfra.Hcl.Values.Normalization.txt")!;
            using var reader = new StreamReader(stream, Encoding.ASCII);
            var part = 0;
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('#'))
                {
                    part += line.StartsWith("# Lines", StringComparison.Ordinal) ? 1 : 0;
                }
                else if (part == 1)
                {
                    tables.AddDecomposition(line.Split(' '));
                }
                else
                {
                    tables.AddClass(line.Split(' '));
                }
            }

            return tables;
        }

        public int ClassOf(int rune) => _classes.GetValueOrDefault(rune);

        /// <summary>Whether a text with this character may be in another form already.</summary>
        public bool MayChange(int rune) => rune >= FirstInteresting
            && (_unstable.Contains(rune) || _classes.ContainsKey(rune)
                || rune is (>= VowelBase and < VowelBase + VowelCount) or (> TailBase and < TailBase + TailCount));

        private static int Hexadecimal(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        private void AddDecomposition(string[] fields)
        {
            var rune = Hexadecimal(fields[0]);
            var isExcluded = fields[^1] == "!";
            int[] parts = [.. fields[1..(isExcluded ? fields.Length - 1 : fields.Length)].Select(Hexadecimal)];
            Decompositions[rune] = parts;
            if (isExcluded)
            {
                _unstable.Add(rune);
            }
            else if (parts.Length == 2)
            {
                Compositions[(parts[0], parts[1])] = rune;

                // Some second halves are no marks, but join what stands before them.
                _unstable.Add(parts[1]);
            }
        }

        private void AddClass(string[] fields)
        {
            for (var rune = Hexadecimal(fields[0]); rune <= Hexadecimal(fields[1]); rune++)
            {
                _classes[rune] = byte.Parse(fields[2], CultureInfo.InvariantCulture);
            }
        }
    }
}
