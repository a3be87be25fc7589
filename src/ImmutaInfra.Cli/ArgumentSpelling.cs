using System.CommandLine;

namespace ImmutaInfra.Cli;

/// <summary>Understands Terraform's spelling of options, a single dash before a long name.</summary>
internal static class ArgumentSpelling
{
    /// <summary>The arguments with two dashes where the name after a single one is a known option; all others as they are.</summary>
    public static IReadOnlyList<string> Normalize(IReadOnlyList<string> arguments, Command root)
    {
        var known = LongNames(root).ToHashSet(StringComparer.Ordinal);
        var isLiteral = false;
        return
        [
            .. arguments.Select(argument =>
            {
                isLiteral |= argument == "--";
                return !isLiteral && IsSingleDashed(argument) && known.Contains($"-{argument.Split('=', 2)[0]}") ? $"-{argument}" : argument;
            }),
        ];
    }

    /// <summary>The names of a command's options, those of its subcommands included.</summary>
    public static IEnumerable<string> LongNames(Command command) => command.Options
        .SelectMany(option => option.Aliases.Append(option.Name))
        .Where(name => name.StartsWith("--", StringComparison.Ordinal))
        .Concat(command.Subcommands.SelectMany(LongNames))
        .Distinct(StringComparer.Ordinal);

    private static bool IsSingleDashed(string argument) => argument.Length > 2 && argument[0] == '-' && argument[1] != '-';
}
