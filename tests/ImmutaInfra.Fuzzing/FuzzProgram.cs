using System.Diagnostics;
using System.Globalization;

namespace ImmutaInfra.Fuzzing;

/// <summary>Tries random inputs by the million: <c>[--inputs N] [--minutes M] [--seed S] [--target NAME,NAME] [--one SEED]</c>.</summary>
internal static class FuzzProgram
{
    private const int MostFailuresShown = 50;

    public static int Main(string[] args)
    {
        string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var minutes = double.Parse(Option("--minutes") ?? "Infinity", CultureInfo.InvariantCulture);
        var inputs = long.Parse(Option("--inputs") ?? (double.IsFinite(minutes) ? $"{long.MaxValue}" : "1000000"), CultureInfo.InvariantCulture);
        var first = ulong.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
        var targets = FuzzTargets.All.Where(target => Option("--target") is not { } name || name.Split(',').Contains(target.Name)).ToList();
        if (targets.Count == 0)
        {
            Console.Error.WriteLine($"The targets are {string.Join(", ", FuzzTargets.All.Select(target => target.Name))}.");
            return 1;
        }

        if (Option("--one") is { } one)
        {
            var seed = ulong.Parse(one, CultureInfo.InvariantCulture);
            Console.WriteLine(targets[0].Make(new FuzzRandom(seed)));
            Console.WriteLine(FuzzRun.Try(targets[0], seed)?.Reason ?? "passes");
            return 0;
        }

        return Run(targets, inputs, minutes, first);
    }

    private static int Run(List<FuzzTarget> targets, long inputs, double minutes, ulong first)
    {
        var clock = Stopwatch.StartNew();
        var now = (Target: "", Seed: 0UL, Since: 0L);
        using var watch = new Timer(_ =>
        {
            // A hang cannot be ended from outside: say what it was and give up.
            if (now.Since > 0 && Stopwatch.GetElapsedTime(now.Since) > 4 * FuzzRun.Patience)
            {
                Console.Error.WriteLine($"{now.Target} hangs at seed {now.Seed}");
                Environment.Exit(2);
            }
        }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        var failures = 0;
        var tried = 0L;
        for (; tried < inputs && clock.Elapsed.TotalMinutes < minutes; tried++)
        {
            var target = targets[(int)(tried % targets.Count)];
            var seed = FuzzRun.SeedOf(first, tried);
            now = (target.Name, seed, Stopwatch.GetTimestamp());
            if (FuzzRun.Try(target, seed) is { } failure && ++failures <= MostFailuresShown)
            {
                Console.WriteLine($"--- {failure.Target}, seed {failure.Seed}\n{failure.Input}\n=> {failure.Reason}\n");
            }
        }

        Console.WriteLine($"{tried} inputs from seed {first} in {clock.Elapsed.TotalSeconds:0} s, {failures} failures");
        return failures == 0 ? 0 : 1;
    }
}
