using System.Globalization;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Hcl.Functions.RegularExpressions;

/// <content>Escapes and classes of characters.</content>
internal sealed partial class Re2Translation
{
    /// <summary>Writes what begins with a backslash. False: nothing that can be repeated.</summary>
    private bool Escape()
    {
        if (_at + 1 >= pattern.Length)
        {
            Fail("trailing backslash at end of expression: ``");
            return false;
        }

        switch (pattern[_at + 1])
        {
            case 'A':
                _at += 2;
                _text.Append("\\A");
                return true;
            case 'z':
                _at += 2;
                _text.Append("\\z");
                return true;
            case 'b' or 'B':
                // RE2's words are ASCII, .NET's are not.
                const string word = "[0-9A-Za-z_]";
                _text.Append(pattern[_at + 1] == 'b'
                    ? $"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"
                    : $"(?:(?<={word})(?={word})|(?<!{word})(?!{word}))");
                NeedsBacktracking = true;
                _at += 2;
                return true;
            case 'Q':
                var end = pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
                var literal = pattern[(_at + 2)..(end < 0 ? pattern.Length : end)];
                _at = end < 0 ? pattern.Length : end + 2;
                var runes = literal.EnumerateRunes().ToArray();
                for (var i = 0; i < runes.Length; i++)
                {
                    // A repetition behind it is of the last character alone.
                    if (i == runes.Length - 1 && More && IsRepetition(out var length))
                    {
                        _text.Append("(?:");
                        Literal(runes[i].Value);
                        _text.Append(')').Append(pattern, _at, length);
                        _at += length;
                    }
                    else
                    {
                        Literal(runes[i].Value);
                    }
                }

                return false;
            default:
                if (EscapedClass() is { } set)
                {
                    Write(set);
                }
                else if (EscapedCharacter() is { } value)
                {
                    Literal(value);
                }

                return Failure is null;
        }
    }

    /// <summary><c>\d</c>, <c>\pL</c> and the like, or null where there is none.</summary>
    private CodePointSet? EscapedClass()
    {
        CodePointSet? set = pattern[_at + 1] switch
        {
            'd' or 'D' => CodePointSet.Digits,
            'w' or 'W' => CodePointSet.Words,
            's' or 'S' => CodePointSet.Spaces,
            _ => null,
        };
        if (set is not null)
        {
            set = char.IsAsciiLetterUpper(pattern[_at + 1]) ? set.Inverted() : set;
            _at += 2;
            return set;
        }

        if (pattern[_at + 1] is not ('p' or 'P'))
        {
            return null;
        }

        var match = Regex.Match(pattern[_at..], @"\A\\[pP](?:\{(\^?)([^}]*)\}|(\w))");
        if (!match.Success)
        {
            Fail($"invalid character class range: `{pattern[_at..]}`");
            return null;
        }

        set = CodePointSet.Property(match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value);
        if (set is null)
        {
            Fail($"invalid character class range: `{match.Value}`");
            return null;
        }

        var isNegative = (pattern[_at + 1] == 'P') != (match.Groups[1].Value == "^");
        _at += match.Length;
        return isNegative ? set.Inverted() : set;
    }

    /// <summary>The character that an escape stands for.</summary>
    private int? EscapedCharacter()
    {
        if (_at + 1 >= pattern.Length)
        {
            Fail("trailing backslash at end of expression: ``");
            return null;
        }

        var rest = pattern[_at..];
        var hexadecimal = Regex.Match(rest, @"\A\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))");
        if (hexadecimal.Success)
        {
            _at += hexadecimal.Length;
            var digits = hexadecimal.Groups[1].Success ? hexadecimal.Groups[1].Value : hexadecimal.Groups[2].Value;
            var value = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (value <= 0x10FFFF)
            {
                return value;
            }

            Fail($"invalid escape sequence: `{hexadecimal.Value}`");
            return null;
        }

        var octal = Regex.Match(rest, @"\A\\(0[0-7]{0,2}|[1-7][0-7]{1,2})");
        if (octal.Success)
        {
            _at += octal.Length;
            return octal.Groups[1].Value.Aggregate(0, (value, digit) => (value * 8) + digit - '0');
        }

        int? character = pattern[_at + 1] switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            var other when other < 0x80 && !char.IsAsciiLetterOrDigit(other) => other,
            _ => null,
        };
        if (character is null)
        {
            Fail($"invalid escape sequence: `{pattern[_at..(_at + 2)]}`");
            return null;
        }

        _at += 2;
        return character;
    }

    private CodePointSet? BracketClass()
    {
        var start = _at++;
        var isNegative = More && pattern[_at] == '^';
        if (isNegative)
        {
            _at++;
        }

        var set = CodePointSet.Of();
        for (var isFirst = true; ; isFirst = false)
        {
            if (!More)
            {
                Fail($"missing closing ]: `{pattern[start..]}`");
                return null;
            }

            if (pattern[_at] == ']' && !isFirst)
            {
                _at++;
                return isNegative ? set.Inverted() : set;
            }

            if (ClassMember() is { } member)
            {
                set = set.Union(member);
            }
        }
    }

    private CodePointSet? ClassMember()
    {
        var posix = Regex.Match(pattern[_at..], @"\A\[:(\^?)(\w*):\]");
        if (posix.Success)
        {
            if (CodePointSet.Posix(posix.Groups[2].Value) is not { } known)
            {
                Fail($"invalid character class range: `{posix.Value}`");
                return null;
            }

            _at += posix.Length;
            return posix.Groups[1].Length > 0 ? known.Inverted() : known;
        }

        if (pattern[_at] == '\\' && _at + 1 < pattern.Length && EscapedClass() is { } set)
        {
            return set;
        }

        var start = _at;
        if (ClassCharacter() is not { } first)
        {
            return null;
        }

        var last = first;
        if (_at + 1 < pattern.Length && pattern[_at] == '-' && pattern[_at + 1] != ']')
        {
            _at++;
            if (ClassCharacter() is not { } end)
            {
                return null;
            }

            last = end;
        }

        if (last < first)
        {
            Fail($"invalid character class range: `{pattern[start.._at]}`");
            return null;
        }

        return CodePointSet.Of((first, last));
    }

    private int? ClassCharacter()
    {
        if (!More)
        {
            return null;
        }

        if (pattern[_at] != '\\')
        {
            return NextRune();
        }

        if (_at + 1 < pattern.Length)
        {
            return EscapedCharacter();
        }

        Fail("trailing backslash at end of expression: ``");
        return null;
    }
}
