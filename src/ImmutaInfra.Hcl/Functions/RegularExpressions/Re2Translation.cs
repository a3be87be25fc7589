using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Hcl.Functions.RegularExpressions;

/// <summary>Reads one expression in RE2's syntax and writes it in .NET's.</summary>
/// <remarks>Source: RE2, "Syntax". What RE2 refuses (look-around, references back, more than 1,000 repetitions) is refused here.</remarks>
internal sealed partial class Re2Translation(string pattern)
{
    private const int MostRepetitions = 1000;
    private const int DeepestNesting = 250;

    private readonly StringBuilder _text = new();
    private readonly List<string?> _groupNames = [];
    private int _at;
    private Flags _flags;

    [Flags]
    private enum Flags
    {
        None = 0,
        IgnoreCase = 1,
        Lines = 2,
        DotIsAll = 4,
        Ungreedy = 8,
    }

    public string? Failure { get; private set; }

    public IReadOnlyList<string?> GroupNames => _groupNames;

    /// <summary>Whether look-around was needed to say the same, for which .NET has no linear way.</summary>
    public bool NeedsBacktracking { get; private set; }

    public bool TryRun(out string translated)
    {
        Alternatives(0);
        if (Failure is null && _at < pattern.Length)
        {
            Fail($"unexpected ): `{pattern}`");
        }

        translated = _text.ToString();
        return Failure is null;
    }

    private bool More => Failure is null && _at < pattern.Length;

    private void Fail(string why)
    {
        Failure ??= why;
        _at = pattern.Length;
    }

    private void Alternatives(int depth)
    {
        if (depth > DeepestNesting)
        {
            Fail("expression nests too deeply");
        }

        var outer = _flags;
        while (More && pattern[_at] != ')')
        {
            if (pattern[_at] == '|')
            {
                _text.Append('|');
                _at++;
            }
            else
            {
                Repeated(depth);
            }
        }

        _flags = outer;
    }

    private void Repeated(int depth)
    {
        var start = _text.Length;
        if (!Atom(depth))
        {
            return;
        }

        var operators = 0;
        while (More && IsRepetition(out var length))
        {
            var repetition = pattern.Substring(_at, length);
            if (!HasFairCounts(repetition))
            {
                Fail($"invalid repeat count: `{repetition}`");
                return;
            }

            if (++operators > 1)
            {
                Fail($"invalid nested repetition operator: `{repetition}`");
                return;
            }

            _at += length;
            var isLazy = More && pattern[_at] == '?';
            if (isLazy)
            {
                _at++;
            }

            if (_text.Length == start)
            {
                Fail($"missing argument to repetition operator: `{repetition}`");
                return;
            }

            _text.Insert(start, "(?:").Append(')').Append(repetition);
            if (isLazy != _flags.HasFlag(Flags.Ungreedy))
            {
                _text.Append('?');
            }
        }
    }

    private bool IsRepetition(out int length)
    {
        length = 1;
        switch (pattern[_at])
        {
            case '*' or '+' or '?':
                return true;
            case '{':
                var match = Regex.Match(pattern[_at..], @"\A\{([0-9]+)(,([0-9]*))?\}");
                if (!match.Success)
                {
                    return false;
                }

                length = match.Length;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether the numbers of <c>{2,5}</c> are in order and not too large.</summary>
    private static bool HasFairCounts(string repetition)
    {
        var counts = repetition.Trim('{', '}').Split(',').Where(count => count.Length > 0 && char.IsAsciiDigit(count[0])).ToArray();
        var numbers = counts.Select(count => int.TryParse(count, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue).ToArray();
        return numbers.All(number => number <= MostRepetitions) && (numbers.Length < 2 || numbers[0] <= numbers[1]);
    }

    /// <summary>Writes one thing that can be repeated. False: it was none, such as a change of flags.</summary>
    private bool Atom(int depth)
    {
        var character = pattern[_at];
        switch (character)
        {
            case '*' or '+' or '?':
                Fail($"missing argument to repetition operator: `{character}`");
                return false;
            case '{' when IsRepetition(out var length):
                Fail($"missing argument to repetition operator: `{pattern.Substring(_at, length)}`");
                return false;
            case '(':
                return Group(depth);
            case '[':
                Write(BracketClass());
                return true;
            case '.':
                _at++;
                _text.Append((_flags.HasFlag(Flags.DotIsAll) ? CodePointSet.All : CodePointSet.NotNewline).ToPattern());
                return true;
            case '^':
                _at++;
                _text.Append(_flags.HasFlag(Flags.Lines) ? "(?m:^)" : "\\A");
                return true;
            case '$':
                _at++;
                _text.Append(_flags.HasFlag(Flags.Lines) ? "(?m:$)" : "\\z");
                return true;
            case '\\':
                return Escape();
            default:
                Literal(NextRune());
                return true;
        }
    }

    private int NextRune()
    {
        var rune = Rune.GetRuneAt(pattern, _at);
        _at += rune.Utf16SequenceLength;
        return rune.Value;
    }

    private void Literal(int value) => Write(CodePointSet.Of((value, value)));

    private void Write(CodePointSet? set)
    {
        if (set is not null)
        {
            _text.Append((_flags.HasFlag(Flags.IgnoreCase) ? set.WithCaseVariants() : set).ToPattern());
        }
    }

    private bool Group(int depth)
    {
        var start = _at++;
        var outer = _flags;
        string? name = null;
        var captures = true;
        if (More && pattern[_at] == '?')
        {
            var match = Regex.Match(pattern[_at..], @"\A\?P?<([A-Za-z_][A-Za-z0-9_]*)>");
            if (match.Success)
            {
                name = match.Groups[1].Value;
                _at += match.Length;
            }
            else
            {
                var flags = Regex.Match(pattern[_at..], @"\A\?([imsU]*)(-([imsU]+))?([:)])");
                if (!flags.Success)
                {
                    Fail($"invalid or unsupported Perl syntax: `{pattern[start..Math.Min(pattern.Length, start + 4)]}`");
                    return false;
                }

                captures = false;
                _at += flags.Length;
                _flags = (_flags | FlagsOf(flags.Groups[1].Value)) & ~FlagsOf(flags.Groups[3].Value);
                if (flags.Groups[4].Value == ")")
                {
                    return false;
                }
            }
        }

        _text.Append(captures ? $"(?<{Re2Pattern.GroupName(_groupNames.Count)}>" : "(?:");
        if (captures)
        {
            _groupNames.Add(name);
        }

        Alternatives(depth + 1);
        _flags = outer;
        if (Failure is null && _at >= pattern.Length)
        {
            Fail($"missing closing ): `{pattern}`");
            return false;
        }

        _at++;
        _text.Append(')');
        return true;
    }

    private static Flags FlagsOf(string letters) => letters.Aggregate(Flags.None, (flags, letter) => flags | letter switch
    {
        'i' => Flags.IgnoreCase,
        'm' => Flags.Lines,
        's' => Flags.DotIsAll,
        _ => Flags.Ungreedy,
    });
}
