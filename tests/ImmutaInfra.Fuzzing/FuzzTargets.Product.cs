namespace ImmutaInfra.Fuzzing;

/// <content>The whole program on a folder in which one file is damaged.</content>
public static partial class FuzzTargets
{
    private static readonly string[] Readers =
    [
        "state list", "state verify", "state export", "show", "show --json", "output --json", "plan --refresh=false", "plan --refresh=false --json", "validate --json", "graph", "stack ls", "preview --from plan.json --comment stdout",
        "state restore", "state unlock", "drift --json", "apply --yes", "apply --yes saved.plan", "show saved.plan", "state show immuta_s3_integration.lake", "fmt --check", "stack new other", "state mv terraform_data.note terraform_data.other",
        "destroy --yes", "destroy --yes --refresh=false", "apply --yes --refresh=false", "apply --yes --refresh=false --target terraform_data.note", "plan --destroy --refresh=false", "refresh", "state rm terraform_data.note", "stack rename dev other", "stack rm dev --force", "state export --show-secrets",
    ];

    private const string StateFile = ".immutainfra/.pulumi/stacks/tenant/dev.json";

    /// <summary>The product as a whole.</summary>
    public static IReadOnlyList<FuzzTarget> Product => [new("product-files", MakeDamagedFile, CheckDamagedFile)];

    /// <summary>A command, a file, and what that file holds, a line each.</summary>
    private static string MakeDamagedFile(FuzzRandom random)
    {
        var file = random.OnceIn(3) ? StateFile : random.Pick([.. Seeds.ProductFiles.Keys.Where(name => !name.EndsWith(".attrs", StringComparison.Ordinal)).Order(StringComparer.Ordinal), ".immutainfra/.pulumi/locks/organization/tenant/dev/x.json", ".immutainfra/.pulumi/journal/tenant/dev.journal", "Pulumi.dev.yaml"]);
        var seed = Seeds.ProductFiles.TryGetValue(file, out var bytes) ? RawBytes.ToText(bytes)
            : file.EndsWith(".journal", StringComparison.Ordinal) ? RawBytes.ToText(Killed.Value.Journal)
            : file.EndsWith(".yaml", StringComparison.Ordinal) ? Seeds.StackSettings[1]
            : """{"pid":1,"username":"u","hostname":"h","timestamp":"2026-03-01T12:00:00Z"}""";
        var damaged = file == StateFile && random.OnceIn(2) ? RawBytes.Utf8(new StateMutation(random, [seed]).Next())
            : random.OnceIn(3) ? RawBytes.ToText(RawBytes.Damage(random, RawBytes.Of(seed))) : RawBytes.Utf8(new JsonMutation(random, [seed]).Next());
        return $"{random.Pick(Readers)}\n{file}\n{damaged}";
    }

    /// <summary>What cannot be read is not written over, and what a command has made of a state can be read.</summary>
    private static string? FaultOfRewritten(ProductFolder victim, string command, byte[] before) =>
        !command.StartsWith("state restore", StringComparison.Ordinal) && File.Exists(victim.PathOf(StateFile)) && !victim.Read(StateFile).AsSpan().SequenceEqual(before) && victim.Run("state", "list") is { ExitCode: not 0 } unreadable
            ? $"{command} left another state, which nobody can read: {unreadable.Error}"
            : null;

    private static string? CheckDamagedFile(string input)
    {
        if (input.Split('\n', 3) is not [var command, var file, var content])
        {
            return null;
        }

        var victim = Victim.Value;
        victim.Restore(Seeds.ProductFiles);
        victim.Variables["IMMUTA_BASE_URL"] = "http://127.0.0.1:9/";
        victim.Write(file, RawBytes.Of(content));
        var before = victim.Read(file);
        var run = victim.Run(command.Split(' '));
        return ProductFolder.Fault(run, command)
            ?? (file == StateFile ? FaultOfRewritten(victim, command, before) : null);
    }
}
