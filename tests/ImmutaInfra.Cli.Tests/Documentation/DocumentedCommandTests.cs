using System.CommandLine;
using System.Text.RegularExpressions;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>What pages tell people to type exists: the command, and each of its options.</summary>
public partial class DocumentedCommandTests
{
    private static IEnumerable<string> Pages() => LinkTests.Pages().Where(page => !page.StartsWith("tests/", StringComparison.Ordinal) && page != "docs/errors.md");

    [TestCaseSource(nameof(Pages))]
    public void Every_command_on_a_page_exists(string page)
    {
        using var cli = new CliRun();
        var root = cli.CreateTree();
        var wrong = new List<string>();
        foreach (Match match in Call().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Folder, page))))
        {
            var words = match.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Command command = root;
            foreach (var word in words.TakeWhile(word => !word.StartsWith('-')))
            {
                if (command.Subcommands.FirstOrDefault(each => each.Name == word) is { } inner)
                {
                    command = inner;
                }
                else if (command.Subcommands.Any(each => !each.Hidden) && Name().IsMatch(word))
                {
                    wrong.Add($"{match.Value.Trim()}: no command {word}");
                    break;
                }
                else
                {
                    break;
                }
            }

            var known = command.Options.SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet();
            wrong.AddRange(words.Where(word => Option().IsMatch(word)).Select(word => word.Split('=')[0]).Where(word => !known.Contains(word) && word is not "--help" and not "--version")
                .Select(word => $"{match.Value.Trim()}: no option {word}"));
        }

        wrong.Should().BeEmpty();
    }

    [GeneratedRegex(@"(?:^ {4}|^|`)immutainfra (?<words>[a-z-][^|>;&`\n]*)", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex("^[a-z][a-z-]+$")]
    private static partial Regex Name();

    [GeneratedRegex("^--[a-z]")]
    private static partial Regex Option();
}
