using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>preview</c>: a plan as one comment on a pull request.</summary>
internal static class PreviewCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR]") { Description = "The folder with the .tf files; the current one otherwise.", Arity = ArgumentArity.ZeroOrMore };
        var comment = new Option<string>("--comment") { Description = "Where to comment: github, gitlab, azure-devops, or stdout to print the comment.", HelpName = "HOST" };
        var from = new Option<string>("--from") { Description = "Takes a plan that pulumi preview --json or terraform show -json wrote; - for standard input.", HelpName = "FILE" };
        var html = new Option<string>("--html") { Description = "Writes the plan as one self-contained page, too.", HelpName = "FILE" };
        var detailed = new Option<bool>("--detailed-exitcode") { Description = "Ends with 2 when there are changes." };
        var (options, planning) = (new CommonOptions(), new PlanningOptions());
        var command = new Command("preview", "Shows a plan to reviewers, as one comment on the pull request") { words, comment, from, html, detailed };
        planning.AddTo(command, choosesMode: true);
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            WithoutPlaceholders(environment),
            parse,
            options,
            words,
            most: 0,
            JsonFailure.AsAnswer,
            run => new PreviewFlow(run, planning)
            {
                Target = CommentTarget.Parse(parse.GetValue(comment)),
                PlanFile = parse.GetValue(from),
                PageFile = parse.GetValue(html),
                IsDetailed = parse.GetValue(detailed),
            }.RunAsync()));
        return command;
    }

    /// <summary>Azure Pipelines hands a secret that a build of a fork does not get over as its name: <c>$(IMMUTA_API_KEY)</c>.</summary>
    private static CliEnvironment WithoutPlaceholders(CliEnvironment environment) => environment.Variables.ContainsKey("TF_BUILD")
        ? environment with
        {
            Variables = environment.Variables.Where(variable => variable.Value is not ['$', '(', .., ')']).ToDictionary(StringComparer.Ordinal),
        }
        : environment;
}
