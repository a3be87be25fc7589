using System.Text.RegularExpressions;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>Links from one page to another, and to files and headings, lead somewhere.</summary>
public partial class LinkTests
{
    /// <summary>All pages of the repository, from its root.</summary>
    internal static IEnumerable<string> Pages() =>
        from file in new[] { "docs", "src", "tests", "examples", "stacks", "bench", ".github" }
            .Select(folder => Path.Combine(RepositoryRoot.Folder, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Folder, "*.md"))
        let path = Path.GetRelativePath(RepositoryRoot.Folder, file).Replace('\\', '/')
        where !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "sdks")
        orderby path
        select path;

    [TestCaseSource(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        var file = Path.Combine(RepositoryRoot.Folder, page);
        var text = Code().Replace(File.ReadAllText(file), "");
        var broken = new List<string>();
        foreach (Match match in Link().Matches(text))
        {
            var target = match.Groups[1].Value;
            if (target.StartsWith("http", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
            {
                continue;
            }

            var parts = target.Split('#', 2);
            var path = parts[0].Length == 0 ? file : Path.GetFullPath(Uri.UnescapeDataString(parts[0]), Path.GetDirectoryName(file)!);
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                broken.Add(target);
            }
            else if (parts.Length == 2 && path.EndsWith(".md", StringComparison.Ordinal) && !Anchors(File.ReadAllText(path)).Contains(parts[1]))
            {
                broken.Add($"{target} (no such heading)");
            }
        }

        broken.Should().BeEmpty();
    }

    /// <summary>What a link may name inside of a page: its headings as GitHub and GitLab spell them, and marks.</summary>
    private static HashSet<string> Anchors(string text) =>
    [
        .. Heading().Matches(Fence().Replace(text, "")).Select(match => Odd().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-')),
        .. Mark().Matches(text).Select(match => match.Groups[1].Value),
    ];

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)\s]+)(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ +(.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Odd();

    [GeneratedRegex("<a id=\"([^\"]+)\">")]
    private static partial Regex Mark();
}
