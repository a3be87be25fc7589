using FsCheck;
using FsCheck.Fluent;

namespace ImmutaInfra.Engine.Tests.Histories;

/// <summary>What holds for every program and every history of edits.</summary>
internal sealed class HistoryTests
{
    /// <summary>How many histories are tried: 25, or as many as <c>IMMUTAINFRA_TEST_HISTORIES</c> says. A failure names the seed; <c>IMMUTAINFRA_TEST_SEED</c> takes it.</summary>
    private static Config Configuration
    {
        get
        {
            var quick = Config.QuickThrowOnFailure.WithQuietOnSuccess(true)
                .WithMaxTest(int.TryParse(Environment.GetEnvironmentVariable("IMMUTAINFRA_TEST_HISTORIES"), out var wanted) ? wanted : 25);
            return Environment.GetEnvironmentVariable("IMMUTAINFRA_TEST_SEED") is { Length: > 0 } seed ? quick.WithReplay(Replay(seed)) : quick;
        }
    }

    [Test]
    public void Every_plan_is_what_is_done_in_the_order_of_the_edges_and_leaves_nothing_to_do() =>
        Check.One(Configuration, Prop.ForAll(RandomHistory.Any, history => Lived.Through(history)));

    // As FsCheck prints it: (12345,678).
    private static Replay Replay(string seed)
    {
        var numbers = seed.Trim('(', ')').Split(',');
        return new Replay(new Rnd(ulong.Parse(numbers[0]), ulong.Parse(numbers[1])), null);
    }
}
