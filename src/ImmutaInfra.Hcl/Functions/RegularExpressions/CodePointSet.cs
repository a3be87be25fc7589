using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace ImmutaInfra.Hcl.Functions.RegularExpressions;

/// <summary>A set of Unicode code points, and how .NET's regular expressions write it.</summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;

    private static readonly ConcurrentDictionary<string, CodePointSet?> Properties = new();
    private static readonly Lazy<ILookup<int, int>> CaseVariants = new(() => Enumerable.Range(0, 0x20000)
        .Where(value => Rune.IsValid(value) && Rune.IsLetter(new Rune(value)))
        .ToLookup(Folded));

    private readonly List<(int First, int Last)> _ranges;

    private CodePointSet(List<(int First, int Last)> ranges) => _ranges = ranges;

    public static CodePointSet Digits { get; } = Of(('0', '9'));

    public static CodePointSet Words { get; } = Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    public static CodePointSet Spaces { get; } = Of(('\t', '\n'), ('\f', '\r'), (' ', ' '));

    public static CodePointSet All { get; } = Of((0, Last));

    public static CodePointSet NotNewline { get; } = Of(('\n', '\n')).Inverted();

    public static CodePointSet Of(params (int First, int Last)[] ranges) => new(Merged(ranges));

    /// <summary>A class such as <c>alpha</c> of <c>[:alpha:]</c>, or null.</summary>
    public static CodePointSet? Posix(string name) => name switch
    {
        "alnum" => Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        "alpha" => Of(('A', 'Z'), ('a', 'z')),
        "ascii" => Of((0, 0x7F)),
        "blank" => Of(('\t', '\t'), (' ', ' ')),
        "cntrl" => Of((0, 0x1F), (0x7F, 0x7F)),
        "digit" => Digits,
        "graph" => Of(('!', '~')),
        "lower" => Of(('a', 'z')),
        "print" => Of((' ', '~')),
        "punct" => Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        "space" => Of(('\t', '\r'), (' ', ' ')),
        "upper" => Of(('A', 'Z')),
        "word" => Words,
        "xdigit" => Of(('0', '9'), ('A', 'F'), ('a', 'f')),
        _ => null,
    };

    /// <summary>A general category (<c>Lu</c>, <c>L</c>) or a script (<c>Greek</c>), or null where it is not known.</summary>
    public static CodePointSet? Property(string name) => Properties.GetOrAdd(name, static name => Script(name) ?? Category(name));

    public CodePointSet Union(CodePointSet other) => new(Merged([.. _ranges, .. other._ranges]));

    public CodePointSet Inverted()
    {
        var inverted = new List<(int, int)>();
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            if (first > next)
            {
                inverted.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= Last)
        {
            inverted.Add((next, Last));
        }

        return new(inverted);
    }

    /// <summary>With the other cases of its letters.</summary>
    public CodePointSet WithCaseVariants()
    {
        const int many = 0x4000;
        var variants = new List<(int, int)>(_ranges);
        foreach (var (first, last) in _ranges)
        {
            if (last - first > many)
            {
                continue;
            }

            for (var value = first; value <= last; value++)
            {
                if (Rune.IsValid(value))
                {
                    variants.AddRange(CaseVariants.Value[Folded(value)].Select(variant => (variant, variant)));
                }
            }
        }

        return new(Merged(variants));
    }

    /// <summary>The set as an expression that matches one code point; beyond U+FFFF that is two UTF-16 units.</summary>
    public string ToPattern()
    {
        var units = new StringBuilder();
        var pairs = new List<string>();
        foreach (var (first, last) in _ranges)
        {
            if (first <= 0xFFFF)
            {
                AppendUnits(units, first, Math.Min(last, 0xFFFF));
            }

            if (last > 0xFFFF)
            {
                AddPairs(pairs, Math.Max(first, 0x10000), last);
            }
        }

        var single = units.Length == 0 ? "" : $"[{units}]";
        if (pairs.Count == 0)
        {
            return single.Length == 0 ? "[^\\s\\S]" : single;
        }

        return $"(?:{string.Join('|', pairs)}{(single.Length == 0 ? "" : "|")}{single})";
    }

    private static int Folded(int value) => Rune.ToLowerInvariant(Rune.ToUpperInvariant(new Rune(value))).Value;

    private static List<(int First, int Last)> Merged(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var (first, last) in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && first <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, last));
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return merged;
    }

    private static void AppendUnits(StringBuilder text, int first, int last)
    {
        text.Append(CultureInfo.InvariantCulture, $"\\u{first:X4}");
        if (last > first)
        {
            text.Append(CultureInfo.InvariantCulture, $"-\\u{last:X4}");
        }
    }

    private static void AddPairs(List<string> pairs, int first, int last)
    {
        while (first <= last)
        {
            var high = 0xD800 + ((first - 0x10000) >> 10);
            var low = 0xDC00 + ((first - 0x10000) & 0x3FF);
            var lastHigh = 0xD800 + ((last - 0x10000) >> 10);
            var text = new StringBuilder();
            if (low == 0xDC00 && lastHigh > high)
            {
                // Whole blocks at once, the last one may be a part.
                var whole = ((last - 0x10000) & 0x3FF) == 0x3FF ? lastHigh : lastHigh - 1;
                AppendUnits(text.Append('['), high, whole);
                pairs.Add(text.Append("][\\uDC00-\\uDFFF]").ToString());
                first = 0x10000 + ((whole - 0xD800 + 1) << 10);
                continue;
            }

            var end = lastHigh > high ? 0xDFFF : 0xDC00 + ((last - 0x10000) & 0x3FF);
            AppendUnits(text, high, high);
            AppendUnits(text.Append('['), low, end);
            pairs.Add(text.Append(']').ToString());
            first = 0x10000 + ((high - 0xD800) << 10) + end - 0xDC00 + 1;
        }
    }

    private static CodePointSet? Category(string name)
    {
        if (name == "Any")
        {
            return All;
        }

        var ranges = new List<(int First, int Last)>();
        for (var value = 0; value <= Last; value++)
        {
            var category = value is >= 0xD800 and <= 0xDFFF ? UnicodeCategory.Surrogate : Rune.GetUnicodeCategory(new Rune(value));
            if (Abbreviation(category).StartsWith(name, StringComparison.Ordinal))
            {
                if (ranges.Count > 0 && ranges[^1].Last == value - 1)
                {
                    ranges[^1] = (ranges[^1].First, value);
                }
                else
                {
                    ranges.Add((value, value));
                }
            }
        }

        return ranges.Count == 0 || name.Length == 0 ? null : new(ranges);
    }

    private static string Abbreviation(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.Surrogate => "Cs",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "",
    };

    /// <summary>The scripts that people name, by their main ranges; .NET has no data on scripts.</summary>
    private static CodePointSet? Script(string name) => name switch
    {
        "Latin" => Of(
            ('A', 'Z'), ('a', 'z'), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8), (0x1D00, 0x1D25),
            (0x1E00, 0x1EFF), (0x2071, 0x2071), (0x207F, 0x207F), (0x212A, 0x212B), (0x2C60, 0x2C7F), (0xA722, 0xA787),
            (0xFB00, 0xFB06), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)),
        "Greek" => Of(
            (0x370, 0x373), (0x375, 0x377), (0x37A, 0x37D), (0x37F, 0x37F), (0x384, 0x384), (0x386, 0x386), (0x388, 0x3E1),
            (0x3F0, 0x3FF), (0x1F00, 0x1FFE), (0x2126, 0x2126)),
        "Cyrillic" => Of((0x400, 0x484), (0x487, 0x52F), (0x1C80, 0x1C88), (0x1D2B, 0x1D2B), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)),
        "Armenian" => Of((0x531, 0x556), (0x559, 0x58A), (0x58D, 0x58F), (0xFB13, 0xFB17)),
        "Hebrew" => Of((0x591, 0x5C7), (0x5D0, 0x5EA), (0x5EF, 0x5F4), (0xFB1D, 0xFB4F)),
        "Arabic" => Of((0x600, 0x604), (0x606, 0x60B), (0x60D, 0x61A), (0x61C, 0x61E), (0x620, 0x63F), (0x641, 0x64A), (0x656, 0x66F),
            (0x671, 0x6DC), (0x6DE, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
        "Devanagari" => Of((0x900, 0x950), (0x955, 0x963), (0x966, 0x97F)),
        "Thai" => Of((0xE01, 0xE3A), (0xE40, 0xE5B)),
        "Hangul" => Of((0x1100, 0x11FF), (0x3131, 0x318E), (0xA960, 0xA97C), (0xAC00, 0xD7A3)),
        "Hiragana" => Of((0x3041, 0x3096), (0x309D, 0x309F)),
        "Katakana" => Of((0x30A1, 0x30FA), (0x30FD, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF6F), (0xFF71, 0xFF9D)),
        "Han" => Of((0x2E80, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3038, 0x303B), (0x3400, 0x4DBF),
            (0x4E00, 0x9FFF), (0xF900, 0xFAD9), (0x20000, 0x323AF)),
        _ => null,
    };
}
