using System.CommandLine;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Cli.Commands;

/// <summary><c>apply</c>: does what a plan says.</summary>
internal static class ApplyCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var words = new Argument<string[]>("[DIR] [PLAN]") { Description = "The folder with the .tf files, and a plan saved by plan --out where that is to be applied.", Arity = ArgumentArity.ZeroOrMore };
        var (options, planning) = (new CommonOptions(), new PlanningOptions());
        var yes = Agreement.Option();
        var digest = new Option<string>("--expect-digest")
        {
            Description = "Does nothing unless the plan is the one that was reviewed: the digest that preview shows.",
            HelpName = "DIGEST",
        };
        var command = new Command("apply", "Makes what is there what the configuration says") { words, yes, digest };
        planning.AddTo(command, choosesMode: true);
        options.AddTo(command);
        command.SetAction((parse, _) => CommandRun.StartAsync(
            environment,
            parse,
            options,
            words,
            most: 1,
            JsonFailure.AsEvents,
            run =>
            {
                var request = planning.Read(run, PlanMode.Normal);
                var flow = new ApplyFlow(run, request.Mode == PlanMode.Destroy ? "destroy" : "apply", parse.GetValue(yes), parse.GetValue(digest) is { } text ? ExpectedDigest.Parse(text) : null) { CommandWord = "apply" };
                if (run.Rest is [_] && planning.FindGiven(parse) is { } given)
                {
                    throw new DiagnosticException(CliDiagnostics.OptionOfSavedPlan(given));
                }

                return run.Rest is [var plan] ? flow.ApplySavedAsync(Find(environment, plan)) : flow.PlanAndApplyAsync(request);
            }));
        return command;
    }

    private static string Find(CliEnvironment environment, string plan) =>
        File.Exists(environment.PathOf(plan)) ? environment.PathOf(plan) : throw new DiagnosticException(CliDiagnostics.NoSuchPlan(plan));
}
