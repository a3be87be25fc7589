namespace ImmutaInfra.Cli.Commands;

/// <summary>How each command is used, for its help and for the reference.</summary>
internal static class CommandExamples
{
    private const string Snowflake = "immuta_snowflake_integration.analytics";
    private const string Lake = "immuta_s3_integration.lake";

    private static readonly Dictionary<string, string[]> ByCommand = new(StringComparer.Ordinal)
    {
        [""] = ["init --type snowflake", "plan examples/quickstart --emulator", "apply examples/quickstart --emulator --yes"],
        ["init"] = ["init --type snowflake --type databricks", "init integrations --type s3", "init --ci github"],
        ["validate"] = ["validate", "validate integrations --json"],
        ["plan"] = ["plan --out change.plan", "plan --detailed-exitcode --json", $"plan --target {Snowflake}"],
        ["preview"] = ["preview --comment github", "preview --comment stdout --html plan.html", "preview --from pulumi.json --comment gitlab"],
        ["drift"] =
        [
            "drift --stack prod",
            "drift --json --fail-on changed,missing",
            "drift --every 6h --notify https://hooks.example.com/immuta",
            "drift --only changed --remediate plan",
        ],
        ["apply"] = ["apply change.plan", "apply --yes --var 'host=acme.snowflakecomputing.com'", "apply --yes --expect-digest sha256:6e1f..."],
        ["destroy"] = ["destroy", $"destroy --target {Lake}"],
        ["refresh"] = ["refresh --stack prod"],
        ["import"] = [$"import {Snowflake} 7"],
        ["output"] = ["output", "output --raw host", "output --json --show-secrets"],
        ["show"] = ["show change.plan", "show --json"],
        ["graph"] = ["graph | dot -Tsvg > graph.svg"],
        ["state"] = ["state list", $"state show {Snowflake}"],
        ["state list"] = ["state list", "state list module.europe", "state list --json"],
        ["state show"] = [$"state show {Snowflake}", $"state show {Snowflake} --json"],
        ["state mv"] = [$"state mv {Lake} immuta_s3_integration.archive", $"state mv {Lake} module.europe.{Lake} --dry-run"],
        ["state rm"] = [$"state rm {Lake}"],
        ["state export"] = ["state export > state.json", "state export --show-secrets --stack prod"],
        ["state import"] = ["state import state.json"],
        ["state copy"] = ["state copy .immutainfra postgres://deploy@db.example.com/immutainfra"],
        ["state verify"] = ["state verify", "state verify --json"],
        ["state restore"] = ["state restore", "state restore --from dev.json.bak"],
        ["state unlock"] = ["state unlock --stack prod"],
        ["discover"] = ["discover", "discover --out integrations", "discover --json"],
        ["scripts"] = ["scripts immuta_redshift_integration.warehouse --out scripts", $"scripts {Snowflake} --phase delete --out scripts/delete"],
        ["rotate-key"] = ["rotate-key immuta_trino_integration.starburst --yes --out trino.key"],
        ["stack"] = ["stack ls", "stack new prod"],
        ["stack ls"] = ["stack ls", "stack ls --all --json"],
        ["stack new"] = ["stack new prod"],
        ["stack rename"] = ["stack rename trial prod"],
        ["stack rm"] = ["stack rm trial", "stack rm trial --force"],
        ["stack change-secrets-provider"] = ["stack change-secrets-provider passphrase --new-passphrase-file passphrase.key"],
        ["fmt"] = ["fmt --recursive", "fmt --check --diff", "fmt - < main.tf"],
        ["console"] = ["console", "console --json < expressions.jsonl"],
        ["schema"] = ["schema > schema.json"],
        ["emulator"] = ["emulator --port 7801 --data ./immuta --api-key secret --settle-after 500ms"],
        ["completion"] = ["completion bash >> ~/.bash_completion", "completion fish > ~/.config/fish/completions/immutainfra.fish"],
        ["help"] = ["help plan", "help state list"],
        ["version"] = ["version", "version --json"],
    };

    /// <summary>The lines to type, without the name of the program.</summary>
    /// <param name="path">The command with those around it: <c>state list</c>; empty for the program itself.</param>
    public static IReadOnlyList<string> Of(string path) => ByCommand.GetValueOrDefault(path, []);
}
