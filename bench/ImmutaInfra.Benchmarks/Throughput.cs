using System.Diagnostics;
using System.Globalization;
using ImmutaInfra.Hcl.Formatting;
using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Benchmarks;

/// <summary>Measures in a few seconds what the comparison with Terraform needs, as <c>name value</c> lines.</summary>
internal static class Throughput
{
    private const int Rounds = 9;
    private const double Megabyte = 1_000_000;
    private const string ThreadTime = "/proc/thread-self/schedstat";

    public static void Write(TextWriter output)
    {
        var text = Sample.File(5_000_000);

        // The very first time counts for a command that formats one file.
        Report(output, "format_5mb_first_seconds", MeasureOnce(() => HclFormatter.Format(text, "main.tf", [])));
        Report(output, "format_5mb_seconds", Median(() => HclFormatter.Format(text, "main.tf", [])));
        Report(output, "parse_mb_per_second", text.Length / Megabyte / Median(() => HclParser.ParseFile(text, "main.tf", [])));

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var file = HclParser.ParseFile(text, "main.tf", []);
        Report(output, "tree_bytes_per_byte", (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / text.Length);
        GC.KeepAlive(file);
    }

    private static void Report(TextWriter output, string name, double value) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.###}"));

    private static double Median(Action work)
    {
        var times = Enumerable.Range(0, Rounds).Select(_ => MeasureOnce(work)).Order().ToList();
        return times[Rounds / 2];
    }

    private static double MeasureOnce(Action work)
    {
        var start = Now();
        work();
        return Now() - start;
    }

    /// <summary>How long this thread has been on a processor, in seconds: what others do on the machine does not count.</summary>
    /// <remarks>Source: Linux, Documentation/scheduler/sched-stats. Elsewhere the time on the wall.</remarks>
    private static double Now() => File.Exists(ThreadTime)
        ? double.Parse(File.ReadAllText(ThreadTime).Split(' ')[0], CultureInfo.InvariantCulture) / 1e9
        : Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
}
