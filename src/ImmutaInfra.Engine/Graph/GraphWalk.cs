using System.Threading.Channels;

namespace ImmutaInfra.Engine.Graph;

/// <summary>Visits the nodes of a graph.</summary>
public static class GraphWalk
{
    /// <summary>Visits each node once, after all it depends on, at most <paramref name="parallelism"/> at a time.</summary>
    /// <remarks>What depends on a failed node is skipped; the rest goes on. Cancelling skips what has not begun and lets what has
    /// begun end, so that the caller always learns what was done. Among nodes that are ready, the one that was added to the graph
    /// first goes first, so that a walk without parallelism has one order. The graph has no cycles.</remarks>
    /// <param name="graph">The nodes; it does not change meanwhile.</param>
    /// <param name="visit">What to do with a node. An exception ends the walk once all running visits have ended.</param>
    /// <param name="parallelism">At least 1.</param>
    /// <param name="cancellationToken">Stops new visits; running ones are not told.</param>
    public static async Task<IReadOnlyDictionary<TNode, Outcome>> WalkAsync<TNode>(
        DependencyGraph<TNode> graph,
        Func<TNode, Task<Outcome>> visit,
        int parallelism,
        CancellationToken cancellationToken = default)
        where TNode : class
    {
        var outcomes = new Dictionary<TNode, Outcome>(graph.Nodes.Count);
        var dependents = graph.Dependents();
        var waitingFor = new Dictionary<TNode, int>(graph.Nodes.Count);
        var position = new Dictionary<TNode, int>(graph.Nodes.Count);
        var blocked = new HashSet<TNode>();
        var ready = new PriorityQueue<TNode, int>();
        foreach (var node in graph.Nodes)
        {
            position[node] = position.Count;
            waitingFor[node] = graph.DependenciesOf(node).Count;
            if (waitingFor[node] == 0)
            {
                ready.Enqueue(node, position[node]);
            }
        }

        var ended = Channel.CreateUnbounded<(TNode Node, Task<Outcome> Visit)>(new UnboundedChannelOptions { SingleReader = true });
        var running = 0;
        Exception? failure = null;
        while (ready.Count > 0 || running > 0)
        {
            while (ready.Count > 0 && running < parallelism)
            {
                var node = ready.Dequeue();
                if (blocked.Contains(node) || failure is not null || cancellationToken.IsCancellationRequested)
                {
                    Settle(node, Outcome.Skipped);
                    continue;
                }

                var visiting = visit(node);
                if (visiting.IsCompletedSuccessfully)
                {
                    Settle(node, visiting.Result);
                }
                else
                {
                    running++;
                    _ = visiting.ContinueWith(
                        (visit, which) => ended.Writer.TryWrite(((TNode)which!, visit)), node, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                }
            }

            if (running > 0)
            {
                var (node, visited) = await ended.Reader.ReadAsync(CancellationToken.None);
                running--;
                try
                {
                    Settle(node, await visited);
                }
#pragma warning disable CA1031 // Whatever it is, it is thrown again below, once nothing runs any more.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failure ??= exception;
                    Settle(node, Outcome.Failed);
                }
            }
        }

        return failure is null
            ? outcomes
            : throw new AggregateException("A visit ended with an exception.", failure);

        void Settle(TNode node, Outcome outcome)
        {
            outcomes[node] = outcome;
            foreach (var dependent in dependents[node])
            {
                if (outcome != Outcome.Done)
                {
                    blocked.Add(dependent);
                }

                if (--waitingFor[dependent] == 0)
                {
                    ready.Enqueue(dependent, position[dependent]);
                }
            }
        }
    }
}
