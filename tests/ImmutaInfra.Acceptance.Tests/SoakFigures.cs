using System.Diagnostics;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>What could pile up in a process that runs for long, and beside it.</summary>
/// <param name="Round">When they were taken.</param>
/// <param name="HeapBytes">What managed objects take after a full collection, without the gaps between them: these grow and shrink with what happens
/// to be pinned, and are used again.</param>
/// <param name="Handles">Open files, sockets and pipes; 0 where the system does not tell.</param>
/// <param name="Threads">Threads of the process.</param>
/// <param name="StrayFiles">Drafts, journals and locks, which only a run that is under way has.</param>
/// <param name="TemporaryFiles">Entries in the system's folder of temporary files that the program has made.</param>
/// <param name="KeptFiles">All other files of the stack: they grow by what the history keeps of each run.</param>
internal sealed record SoakFigures(int Round, long HeapBytes, int Handles, int Threads, int StrayFiles, int TemporaryFiles, int KeptFiles)
{
    public static SoakFigures Take(Workplace place, int round)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        var memory = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        using var process = Process.GetCurrentProcess();
        var files = place.Folders().SelectMany(folder => Directory.GetFiles(folder)).ToList();
        var stray = files.Count(file => file.EndsWith(".tmp", StringComparison.Ordinal) || file.EndsWith(".journal", StringComparison.Ordinal) || file.Contains("/locks/", StringComparison.Ordinal));
        return new SoakFigures(
            round,
            memory.HeapSizeBytes - memory.FragmentedBytes,
            Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : 0,
            process.Threads.Count,
            stray,
            Directory.GetFileSystemEntries(Path.GetTempPath(), "immutainfra*").Count(entry => !Path.GetFileName(entry).Contains('-', StringComparison.Ordinal)),
            files.Count - stray);
    }

    /// <summary>Compares the last third of the figures with the first: what leaks a little each round shows up there.</summary>
    public static void ExpectNoGrowth(IReadOnlyList<SoakFigures> figures)
    {
        if (figures.Count < 6)
        {
            return;
        }

        var third = figures.Count / 3;
        var (early, late) = (figures.Take(third).ToList(), figures.TakeLast(third).ToList());
        Median(late, each => each.HeapBytes).Should().BeLessThan(Median(early, each => each.HeapBytes) * 5 / 4, "memory must not pile up: {0} ... {1}", early[0], late[^1]);
        Median(late, each => each.Handles).Should().BeLessThan(Median(early, each => each.Handles) + 10, "handles must not pile up: {0} ... {1}", early[0], late[^1]);
        Median(late, each => each.Threads).Should().BeLessThan(Median(early, each => each.Threads) + 10, "threads must not pile up: {0} ... {1}", early[0], late[^1]);
        figures.Should().OnlyContain(each => each.StrayFiles == 0);
        figures[^1].TemporaryFiles.Should().BeLessThanOrEqualTo(figures[0].TemporaryFiles, "temporary files must not pile up");
    }

    public override string ToString() =>
        $"round {Round}: heap {HeapBytes / 1024.0 / 1024.0:0.0} MiB, {Handles} handles, {Threads} threads, {StrayFiles} stray files, {TemporaryFiles} temporary, {KeptFiles} kept";

    private static long Median(IEnumerable<SoakFigures> figures, Func<SoakFigures, long> figure)
    {
        var sorted = figures.Select(figure).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
