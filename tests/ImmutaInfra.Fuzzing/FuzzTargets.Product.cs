namespace ImmutaInfra.Fuzzing;

/// <content>The whole program on a folder in which one file is damaged.</content>
public static partial class FuzzTargets
{
    private static readonly string[] Readers =
    [
        "state list", "state verify", "state export", "show", "show --json", "output --json", "plan --refresh=false", "plan --refresh=false --json", "validate --json", "graph", "stack ls", "preview --from plan.json --comment stdout",
        "state restore", "state unlock", "drift --json", "apply --yes", "apply --yes saved.plan", "show saved.plan", "state show immuta_s3_integration.lake", "fmt --check", "stack new other", "state mv terraform_data.note terraform_data.other",
    ];

    /// <summary>The product as a whole.</summary>
    public static IReadOnlyList<FuzzTarget> Product => [new("product-files", MakeDamagedFile, CheckDamagedFile)];

    /// <summary>A command, a file, and what that file holds, a line each.</summary>
    private static string MakeDamagedFile(FuzzRandom random)
    {
        var file = random.Pick([.. Seeds.ProductFiles.Keys.Where(name => !name.EndsWith(".attrs", StringComparison.Ordinal)).Order(StringComparer.Ordinal), ".immutainfra/.pulumi/locks/organization/tenant/dev/x.json", ".immutainfra/.pulumi/journal/tenant/dev.journal", "Pulumi.dev.yaml"]);
        var seed = Seeds.ProductFiles.TryGetValue(file, out var bytes) ? RawBytes.ToText(bytes)
            : file.EndsWith(".journal", StringComparison.Ordinal) ? RawBytes.ToText(Killed.Value.Journal)
            : file.EndsWith(".yaml", StringComparison.Ordinal) ? Seeds.StackSettings[1]
            : """{"pid":1,"username":"u","hostname":"h","timestamp":"2026-03-01T12:00:00Z"}""";
        var damaged = random.OnceIn(3) ? RawBytes.ToText(RawBytes.Damage(random, RawBytes.Of(seed))) : RawBytes.Utf8(new JsonMutation(random, [seed]).Next());
        return $"{random.Pick(Readers)}\n{file}\n{damaged}";
    }

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
        var isKept = command.StartsWith("state restore", StringComparison.Ordinal) || run.ExitCode != 1 || !file.EndsWith("stacks/tenant/dev.json", StringComparison.Ordinal) || victim.Read(file).AsSpan().SequenceEqual(before);
        return ProductFolder.Fault(run, command) ?? (isKept ? null : $"{command} failed, and wrote over the state that it could not read: {run.Error}");
    }
}
