using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using ImmutaInfra.Cli.Commands;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>The page of commands, options and exit codes, from the tree of commands.</summary>
internal static class CommandReference
{
    private const string Head = """
        <!-- Generated from the program's own tree of commands: UPDATE_BASELINES=1 dotnet test tests/ImmutaInfra.Cli.Tests writes it anew. -->

        # Commands

            immutainfra COMMAND [DIR] [options]

        DIR is the folder with the `.tf` files, the current one where it is not named. Standard output carries the result, standard error the
        progress and the messages. An option may be spelled with a single dash, as Terraform does (`-out=p`, `-var 'a=b'`).

        ## Exit codes

        | code | means |
        |---|---|
        | 0 | done |
        | 1 | an error, or the answer to the question was not yes; the messages and their codes are in [errors.md](errors.md) |
        | 2 | there are changes (`plan` and `preview` with `--detailed-exitcode`), or there is drift (`drift`) |
        | 3 | files are not in the usual layout (`fmt --check`) |
        | 130 | stopped by Ctrl-C, after what had begun was let to end and is in the state; a second Ctrl-C stops at once. Where nothing was left to do, the run counts as done: 0 |

        ## Where settings come from

        An option counts more than a variable, a variable more than `immutainfra.json` beside the configuration.

        """;

    /// <summary>Writes it.</summary>
    public static string Write(RootCommand root)
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        var common = new CommonOptions();
        var holder = new Command("all");
        common.AddTo(holder);
        var commonNames = holder.Options.Select(option => option.Name).ToHashSet();

        page.Append("\n| setting | variable |\n|---|---|\n");
        foreach (var setting in Settings.SettingsReader.Names)
        {
            page.Append($"| `{setting}` | `IMMUTAINFRA_{Snake(setting)}`{setting switch { "stack" => ", `PULUMI_STACK`", "backendUrl" => ", `PULUMI_BACKEND_URL`", "noColor" => ", `NO_COLOR`", _ => "" }} |\n");
        }

        page.Append("\n## All commands\n\n| command | does |\n|---|---|\n");
        foreach (var (path, command) in Commands(root, ""))
        {
            page.Append($"| [{path}](#{path.Replace(' ', '-')}) | {Escape(command.Description)} |\n");
        }

        page.Append("\n## Options of every command that works with a stack\n\n");
        WriteOptions(page, holder.Options);
        foreach (var (path, command) in Commands(root, ""))
        {
            WriteCommand(page, path, command, commonNames);
        }

        return page.ToString();
    }

    /// <summary>All commands with their paths, in the order of the help.</summary>
    public static IEnumerable<(string Path, Command Command)> Commands(Command command, string path) =>
        command.Subcommands.Where(each => !each.Hidden).SelectMany(each =>
        {
            var inner = path.Length == 0 ? each.Name : $"{path} {each.Name}";
            return Commands(each, inner).Prepend((inner, each));
        });

    private static void WriteCommand(StringBuilder page, string path, Command command, HashSet<string> common)
    {
        page.Append($"\n## {path}\n\n{command.Description}.\n\n");
        var words = string.Concat(command.Arguments.Select(argument => $" {argument.Name}"));
        page.Append($"    immutainfra {path}{(command.Subcommands.Any(each => !each.Hidden) ? " COMMAND" : "")}{words}\n");
        foreach (var argument in command.Arguments)
        {
            page.Append($"\n`{argument.Name}`: {argument.Description}\n");
        }

        var options = command.Options.Where(option => !option.Hidden && option is not HelpOption and not VersionOption).ToList();
        var own = options.Where(option => !common.Contains(option.Name)).ToList();
        if (own.Count > 0)
        {
            page.Append('\n');
            WriteOptions(page, own);
        }

        if (options.Count(option => common.Contains(option.Name)) is > 0 and var count)
        {
            page.Append(count == common.Count
                ? "\nAnd the [options of every command that works with a stack](#options-of-every-command-that-works-with-a-stack).\n"
                : $"\nAnd {string.Join(", ", options.Where(option => common.Contains(option.Name)).Select(option => $"`{option.Name}`"))}.\n");
        }

        page.Append("\nExamples:\n\n");
        foreach (var example in CommandExamples.Of(path))
        {
            page.Append($"    immutainfra {example}\n");
        }
    }

    private static void WriteOptions(StringBuilder page, IEnumerable<Option> options)
    {
        page.Append("| option | means |\n|---|---|\n");
        foreach (var option in options)
        {
            var names = string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Prepend(option.Name).Select(name => $"`{name}`"));
            page.Append($"| {names}{(option.HelpName is { } value ? $" *{value.Replace("|", "\\|", StringComparison.Ordinal)}*" : "")} | {Escape(option.Description)} |\n");
        }
    }

    private static string Escape(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Snake(string name) => string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));
}
