using BenchmarkDotNet.Attributes;
using ImmutaInfra.Engine.Graph;

namespace ImmutaInfra.Benchmarks;

/// <summary>Walking 10,000 nodes whose visit costs nothing, ten at a time.</summary>
[MemoryDiagnoser]
public class GraphWalkBenchmarks
{
    private const int Count = 10_000;

    private DependencyGraph<object> _graph = new();

    /// <summary>How they hang together: not at all, one after the other, or each on the same ten.</summary>
    [Params("loose", "chain", "fan")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _graph = new DependencyGraph<object>();
        var nodes = Enumerable.Range(0, Count).Select(_ => new object()).ToList();
        nodes.ForEach(_graph.Add);
        for (var i = 1; i < Count; i++)
        {
            foreach (var dependency in Shape switch
            {
                "chain" => [nodes[i - 1]],
                "fan" => i < 10 ? [] : nodes.Take(10),
                _ => Array.Empty<object>(),
            })
            {
                _graph.Connect(nodes[i], dependency);
            }
        }
    }

    [Benchmark]
    public Task<IReadOnlyDictionary<object, Outcome>> Walk() =>
        GraphWalk.WalkAsync(_graph, _ => Task.FromResult(Outcome.Done), parallelism: 10);
}
