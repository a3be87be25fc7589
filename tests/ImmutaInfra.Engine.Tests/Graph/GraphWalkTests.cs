using ImmutaInfra.Engine.Graph;

namespace ImmutaInfra.Engine.Tests.Graph;

internal sealed class GraphWalkTests
{
    [Test]
    public async Task Every_node_is_visited_once_after_all_it_depends_on()
    {
        var random = new Random(4711);
        var graph = new DependencyGraph<string>();
        var names = Enumerable.Range(0, 300).Select(i => $"n{i}").ToList();
        names.ForEach(graph.Add);
        for (var i = 1; i < names.Count; i++)
        {
            for (var edge = 0; edge < 3; edge++)
            {
                graph.Connect(names[i], names[random.Next(i)]);
            }
        }

        var visited = new List<string>();
        await GraphWalk.WalkAsync(graph, async node =>
        {
            await Task.Yield();
            lock (visited)
            {
                graph.DependenciesOf(node).Should().BeSubsetOf(visited);
                visited.Add(node);
            }

            return Outcome.Done;
        }, parallelism: 8);

        visited.Should().BeEquivalentTo(names);
    }

    [Test]
    public async Task What_depends_on_a_failed_node_is_skipped_and_the_rest_goes_on()
    {
        var graph = Chain("a", "b", "c");
        graph.Add("other");

        var outcomes = await GraphWalk.WalkAsync(graph, node => Task.FromResult(node == "a" ? Outcome.Failed : Outcome.Done), parallelism: 1);

        outcomes.Should().Equal(new Dictionary<string, Outcome>
        {
            ["a"] = Outcome.Failed,
            ["other"] = Outcome.Done,
            ["b"] = Outcome.Skipped,
            ["c"] = Outcome.Skipped,
        });
    }

    [Test]
    public async Task Cancelling_begins_nothing_new_and_lets_what_runs_end()
    {
        var graph = Chain("a", "b");
        using var stop = new CancellationTokenSource();
        var hold = new TaskCompletionSource();

        var walking = GraphWalk.WalkAsync(graph, async node =>
        {
            await hold.Task;
            return Outcome.Done;
        }, parallelism: 4, stop.Token);
        await stop.CancelAsync();
        hold.SetResult();

        (await walking).Should().Equal(new Dictionary<string, Outcome> { ["a"] = Outcome.Done, ["b"] = Outcome.Skipped });
    }

    [Test]
    public async Task No_more_nodes_than_allowed_are_visited_at_a_time()
    {
        var graph = new DependencyGraph<string>();
        foreach (var name in Enumerable.Range(0, 50).Select(i => $"n{i}"))
        {
            graph.Add(name);
        }

        var (running, most) = (0, 0);
        await GraphWalk.WalkAsync(graph, async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return Outcome.Done;
        }, parallelism: 3);

        most.Should().BeLessThanOrEqualTo(3);
    }

    [Test]
    public async Task A_chain_of_ten_thousand_is_walked_in_order()
    {
        var names = Enumerable.Range(0, 10_000).Select(i => $"n{i}").ToArray();
        var graph = Chain(names);
        var visited = new List<string>();

        graph.FindCycles().Should().BeEmpty();
        await GraphWalk.WalkAsync(graph, node =>
        {
            visited.Add(node);
            return Task.FromResult(Outcome.Done);
        }, parallelism: 10);

        visited.Should().Equal(names);
    }

    [Test]
    public void A_ring_is_found_with_all_its_members()
    {
        var graph = Chain("a", "b", "c");
        graph.Connect("a", "c");
        graph.Add("outside");
        graph.Connect("outside", "a");

        graph.FindCycles().Should().ContainSingle().Which.Should().BeEquivalentTo("a", "b", "c");
    }

    // Each depends on the one before.
    private static DependencyGraph<string> Chain(params string[] names)
    {
        var graph = new DependencyGraph<string>();
        foreach (var name in names)
        {
            graph.Add(name);
        }

        for (var i = 1; i < names.Length; i++)
        {
            graph.Connect(names[i], names[i - 1]);
        }

        return graph;
    }
}
