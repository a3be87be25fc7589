using System.CommandLine;
using System.CommandLine.Help;
using ImmutaInfra.Cli.Completion;

namespace ImmutaInfra.Cli.Commands;

/// <summary>All commands.</summary>
internal static class CommandTree
{
    /// <summary>Makes the tree.</summary>
    public static RootCommand Create(CliEnvironment environment)
    {
        var root = new RootCommand("Immuta's integrations as code: plan, apply, and watch for drift.")
        {
            InitCommand.Create(environment),
            ValidateCommand.Create(environment),
            PlanCommand.Create(environment),
            PreviewCommand.Create(environment),
            DriftCommand.Create(environment),
            ApplyCommand.Create(environment),
            DestroyCommand.Create(environment),
            RefreshCommand.Create(environment),
            ImportCommand.Create(environment),
            OutputCommand.Create(environment),
            ShowCommand.Create(environment),
            GraphCommand.Create(environment),
            StateCommand.Create(environment),
            DiscoverCommand.Create(environment),
            ScriptsCommand.Create(environment),
            RotateKeyCommand.Create(environment),
            StackCommand.Create(environment),
            FmtCommand.Create(environment),
            ConsoleCommand.Create(environment),
            SchemaCommand.Create(environment),
            EmulatorCommand.Create(environment),
            CompletionCommand.Create(environment),
            VersionCommand.Create(environment),
            HelpCommand.Create(environment),
        };
        new CompletionSources(environment).AddTo(root);
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Aliases.Remove("/h"); // a folder may be called so
            option.Aliases.Remove("/?");
            option.Action = new HelpWithExamples((HelpAction)option.Action!);
        }

        return root;
    }
}
