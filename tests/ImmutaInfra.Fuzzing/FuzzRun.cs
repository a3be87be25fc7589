using System.Diagnostics;

namespace ImmutaInfra.Fuzzing;

/// <summary>Tries inputs one after the other.</summary>
public static class FuzzRun
{
    /// <summary>No input of the sizes that are made may take longer, on a busy machine either.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Tries one input.</summary>
    /// <param name="target">What to try.</param>
    /// <param name="seed">The seed of the input.</param>
    /// <returns>What goes wrong, or null.</returns>
    public static FuzzFailure? Try(FuzzTarget target, ulong seed)
    {
        var input = target.Make(new FuzzRandom(seed));
        return Try(target, seed, input);
    }

    /// <summary>Tries a given input.</summary>
    /// <param name="target">What to try.</param>
    /// <param name="seed">The seed of the input, 0 where it has none.</param>
    /// <param name="input">The input.</param>
    public static FuzzFailure? Try(FuzzTarget target, ulong seed, string input)
    {
        var start = Stopwatch.GetTimestamp();
        string? reason;
        try
        {
            reason = target.Check(input);
        }
#pragma warning disable CA1031 // Whatever it is, it must not happen.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            reason = exception.ToString();
        }

        var taken = Stopwatch.GetElapsedTime(start);
        reason ??= taken > Patience ? $"took {taken.TotalSeconds:0.0} s" : null;
        return reason is null ? null : new FuzzFailure(target.Name, seed, input, reason);
    }

    /// <summary>The seed of the nth input of a run.</summary>
    public static ulong SeedOf(ulong first, long index) => unchecked(first * 1_000_003 + (ulong)index);
}
