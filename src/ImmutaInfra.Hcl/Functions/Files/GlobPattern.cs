using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace ImmutaInfra.Hcl.Functions.Files;

/// <summary>A pattern of paths: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>{a,b}</c> in a name, <c>**</c> for any number of directories.</summary>
/// <remarks>Source: bmatcuk/doublestar 1.1, "Patterns".</remarks>
internal sealed class GlobPattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly string _root;
    private readonly List<Part> _parts;

    private GlobPattern(string root, List<Part> parts)
    {
        _root = root;
        _parts = parts;
    }

    public static bool TryParse(string pattern, [NotNullWhen(true)] out GlobPattern? parsed)
    {
        parsed = null;
        var parts = new List<Part>();
        foreach (var part in Split(pattern.TrimStart('/')))
        {
            if (part == "**")
            {
                parts.Add(new Part(null, null));
            }
            else if (!part.AsSpan().ContainsAny("*?[{\\"))
            {
                parts.Add(new Part(part, null));
            }
            else if (Translate(part) is { } regex)
            {
                parts.Add(new Part(null, regex));
            }
            else
            {
                return false;
            }
        }

        parsed = new GlobPattern(pattern.StartsWith('/') ? "/" : "", parts);
        return true;
    }

    /// <summary>The regular files that match.</summary>
    public IEnumerable<string> Files() => Match(_root, 0).Distinct();

    /// <summary>Splits at slashes that stand in no braces and brackets.</summary>
    private static List<string> Split(string pattern)
    {
        var parts = new List<string>();
        var start = 0;
        var braces = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    break;
                case '{':
                    braces++;
                    break;
                case '}':
                    braces--;
                    break;
                case '/' when braces <= 0:
                    parts.Add(pattern[start..i]);
                    start = i + 1;
                    break;
            }
        }

        parts.Add(pattern[start..]);
        return parts;
    }

    private IEnumerable<string> Match(string directory, int index)
    {
        var isLast = index == _parts.Count - 1;
        if (!_parts[index].IsAnyDepth)
        {
            foreach (var entry in Matching(directory, _parts[index]))
            {

                if (isLast)
                {
                    if (File.Exists(entry))
                    {
                        yield return entry;
                    }
                }
                else if (Directory.Exists(entry))
                {
                    foreach (var match in Match(entry, index + 1))
                    {
                        yield return match;
                    }
                }
            }

            yield break;
        }

        if (!isLast)
        {
            foreach (var match in Match(directory, index + 1))
            {
                yield return match;
            }
        }

        foreach (var entry in Entries(directory))
        {
            if (Directory.Exists(entry) && new DirectoryInfo(entry).LinkTarget is null)
            {
                foreach (var match in Match(entry, index))
                {
                    yield return match;
                }
            }
            else if (isLast && File.Exists(entry))
            {
                yield return entry;
            }
        }
    }

    private static IEnumerable<string> Matching(string directory, Part part) => part.Name is { } name
        ? [directory.Length == 0 ? name : Path.Combine(directory, name)]
        : Entries(directory).Where(entry => part.Pattern!.IsMatch(Path.GetFileName(entry)));

    private static IEnumerable<string> Entries(string directory)
    {
        var path = directory.Length == 0 ? "." : directory;
        if (!Directory.Exists(path))
        {
            return [];
        }

        var entries = Directory.GetFileSystemEntries(path);
        Array.Sort(entries, StringComparer.Ordinal);
        return directory.Length == 0 ? entries.Select(entry => entry[2..]) : entries;
    }

    private static Regex? Translate(string part)
    {
        var text = new StringBuilder("\\A");
        var braces = 0;
        for (var i = 0; i < part.Length; i++)
        {
            switch (part[i])
            {
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '\\':
                    if (++i >= part.Length)
                    {
                        return null;
                    }

                    text.Append(Regex.Escape(part[i].ToString()));
                    break;
                case '[':
                    var end = part.IndexOf(']', Math.Min(part.Length, i + 2));
                    if (end < 0)
                    {
                        return null;
                    }

                    var members = part[(i + 1)..end];
                    text.Append(members[0] is '^' or '!' ? "[^" : "[")
                        .Append((members[0] is '^' or '!' ? members[1..] : members).Replace("[", "\\[", StringComparison.Ordinal)).Append(']');
                    i = end;
                    break;
                case '{':
                    braces++;
                    text.Append("(?:");
                    break;
                case '}' when braces > 0:
                    braces--;
                    text.Append(')');
                    break;
                case ',' when braces > 0:
                    text.Append('|');
                    break;
                default:
                    text.Append(Regex.Escape(part[i].ToString()));
                    break;
            }
        }

        if (braces > 0)
        {
            return null;
        }

        var translated = text.Append("\\z").ToString();
        try
        {
            return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Too large for the automaton: the names of files are short, so the other way is quick but for what is made to be slow.
            return new Regex(translated, RegexOptions.CultureInvariant, Limit);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What stands between two slashes: a plain name, a pattern, or neither for <c>**</c>.</summary>
    private sealed record Part(string? Name, Regex? Pattern)
    {
        public bool IsAnyDepth => Name is null && Pattern is null;
    }
}
