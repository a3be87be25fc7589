using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Shows the help of a command and, below, how it is used.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["immutainfra"] = ["plan examples/quickstart --emulator", "apply examples/quickstart --emulator --yes"],
        ["init"] = ["init --type snowflake --type databricks", "init integrations --type s3"],
        ["plan"] = ["plan --out change.plan", "plan --detailed-exitcode --json", "plan --target immuta_snowflake_integration.analytics"],
        ["preview"] = ["preview --comment github", "preview --comment stdout --html plan.html", "preview --from pulumi.json --comment gitlab"],
        ["drift"] = ["drift --stack prod", "drift --json --fail-on changed,missing", "drift --every 6h --notify https://hooks.example.com/immuta", "drift --only changed --remediate plan"],
        ["apply"] = ["apply change.plan", "apply --yes --var 'host=acme.snowflakecomputing.com'", "apply --yes --expect-digest sha256:6e1f..."],
        ["destroy"] = ["destroy --target immuta_s3_integration.lake"],
        ["validate"] = ["validate --json"],
        ["import"] = ["import immuta_snowflake_integration.analytics 7"],
        ["output"] = ["output", "output --raw host", "output --json --show-secrets"],
        ["refresh"] = ["refresh --stack prod"],
        ["show"] = ["show change.plan", "show --json"],
        ["list"] = ["state list"],
        ["graph"] = ["graph | dot -Tsvg > graph.svg"],
        ["schema"] = ["schema > schema.json"],
        ["fmt"] = ["fmt --recursive", "fmt --check --diff", "fmt - < main.tf"],
        ["discover"] = ["discover", "discover --out integrations", "discover --json"],
        ["scripts"] =
        [
            "scripts immuta_redshift_integration.warehouse --out scripts",
            "scripts immuta_snowflake_integration.analytics --phase delete > delete.sql",
        ],
        ["rotate-key"] = ["rotate-key immuta_trino_integration.starburst --yes --out trino.key"],
        ["console"] = ["console", "console --json < expressions.jsonl"],
        ["completion"] = ["completion bash >> ~/.bash_completion", "completion fish > ~/.config/fish/completions/immutainfra.fish"],
        ["emulator"] = ["emulator --port 7801 --data ./immuta --api-key secret --settle-after 500ms"],
    };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        if (Examples.TryGetValue(parseResult.CommandResult.Command.Name, out var examples))
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  immutainfra {example}");
            }
        }

        return code;
    }
}
