using System.CommandLine;
using System.CommandLine.Parsing;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Tells the folder from the other words on the command line, wherever it stands.</summary>
/// <param name="Directory">The folder as the user gave it; <c>.</c> where none is given.</param>
/// <param name="Rest">The other words, in order.</param>
internal sealed record Positionals(string Directory, IReadOnlyList<string> Rest)
{
    /// <summary>Takes out the first word, else the last, that is a folder.</summary>
    /// <param name="environment">What is outside.</param>
    /// <param name="parse">The command line.</param>
    /// <param name="argument">The words.</param>
    /// <param name="most">How many other words the command takes.</param>
    /// <param name="least">How many other words it needs. These come first, and no folder of such a name is taken for the configuration's.</param>
    /// <exception cref="DiagnosticException">There are too many words, or options that nobody knows.</exception>
    public static Positionals Read(CliEnvironment environment, ParseResult parse, Argument<string[]> argument, int most, int least = 0)
    {
        var words = parse.GetValue(argument) ?? [];
        if (words.Any(word => word is ['-', _, ..]))
        {
            throw new DiagnosticException([.. words.Where(word => word is ['-', _, ..]).Select(word => ParseFailure.UnknownOption(parse.CommandResult.Command, word))]);
        }

        if (FindValue(environment, parse) is var (option, value))
        {
            throw new DiagnosticException(CliDiagnostics.UnusableValue(option, value, "true or false"));
        }

        var at = words.Length <= least ? -1 : least == 0 && IsFolder(environment, words[0]) ? 0 : IsFolder(environment, words[^1]) ? words.Length - 1 : -1;
        List<string> rest = [.. words.Where((_, index) => index != at)];
        if (rest.Count <= most)
        {
            return new Positionals(at < 0 ? "." : words[at], rest);
        }

        // One of them may be the name of a folder that is not there.
        throw new DiagnosticException(at >= 0 || rest.Count > most + 1
            ? CliDiagnostics.TooManyArguments(rest[at >= 0 ? most : most + 1], ParseFailure.PathTo(parse.CommandResult.Command))
            : CliDiagnostics.NoSuchFolder(rest.FirstOrDefault(word => word.AsSpan().ContainsAny('/', '\\')) ?? rest[^1]));
    }

    /// <summary>A word that stands where an option takes true or false, and is neither of them nor anything that is there.</summary>
    private static (string Option, string Value)? FindValue(CliEnvironment environment, ParseResult parse)
    {
        var options = parse.CommandResult.Command.Options.Where(option => option.HelpName == CommonOptions.TrueOrFalse).Select(option => option.Name);
        var at = parse.Tokens.Zip(parse.Tokens.Skip(1)).FirstOrDefault(pair => options.Contains(pair.First.Value, StringComparer.Ordinal));
        return at is ({ } option, { Type: TokenType.Argument, Value: { Length: > 0 } value }) && !bool.TryParse(value, out _) && !Path.Exists(environment.PathOf(value))
            ? (option.Value, value)
            : null;
    }

    private static bool IsFolder(CliEnvironment environment, string word) =>
        word.Length > 0 && System.IO.Directory.Exists(environment.PathOf(word));
}
