namespace ImmutaInfra.Engine.Graph;

/// <summary>Nodes and what each depends on. Nodes are compared by reference or by their own equality.</summary>
public sealed class DependencyGraph<TNode>
    where TNode : class
{
    private readonly Dictionary<TNode, HashSet<TNode>> _dependencies;
    private readonly List<TNode> _nodes = [];

    /// <summary>Makes a graph without nodes.</summary>
    public DependencyGraph() => _dependencies = [];

    /// <summary>All nodes, in the order in which they were added.</summary>
    public IReadOnlyList<TNode> Nodes => _nodes;

    /// <summary>Adds a node; one that is there already stays.</summary>
    public void Add(TNode node)
    {
        if (_dependencies.TryAdd(node, []))
        {
            _nodes.Add(node);
        }
    }

    /// <summary>Lets <paramref name="node"/> depend on <paramref name="dependency"/>. Both must be there; a node never depends on
    /// itself.</summary>
    public void Connect(TNode node, TNode dependency)
    {
        if (!ReferenceEquals(node, dependency))
        {
            _dependencies[node].Add(dependency);
        }
    }

    /// <summary>Lets <paramref name="node"/> depend on <paramref name="dependency"/> no more, as far as that is direct.</summary>
    public void Disconnect(TNode node, TNode dependency) => _dependencies[node].Remove(dependency);

    /// <summary>What a node depends on directly.</summary>
    public IReadOnlyCollection<TNode> DependenciesOf(TNode node) => _dependencies[node];

    /// <summary>For each node, what depends on it directly.</summary>
    public Dictionary<TNode, List<TNode>> Dependents()
    {
        var dependents = _nodes.ToDictionary(node => node, _ => new List<TNode>(), _dependencies.Comparer);
        foreach (var node in _nodes)
        {
            foreach (var dependency in _dependencies[node])
            {
                dependents[dependency].Add(node);
            }
        }

        return dependents;
    }

    /// <summary>Keeps these nodes and the edges among them. What a dropped node linked is linked no more.</summary>
    public void KeepOnly(IReadOnlySet<TNode> kept)
    {
        _nodes.RemoveAll(node => !kept.Contains(node));
        foreach (var node in _dependencies.Keys.Where(node => !kept.Contains(node)).ToList())
        {
            _dependencies.Remove(node);
        }

        foreach (var dependencies in _dependencies.Values)
        {
            dependencies.IntersectWith(kept);
        }
    }

    /// <summary>These nodes and all they depend on, directly or not.</summary>
    public HashSet<TNode> WithDependencies(IEnumerable<TNode> start)
    {
        var reached = new HashSet<TNode>(_dependencies.Comparer);
        var pending = new Stack<TNode>(start);
        while (pending.TryPop(out var node))
        {
            if (reached.Add(node))
            {
                foreach (var dependency in _dependencies[node])
                {
                    pending.Push(dependency);
                }
            }
        }

        return reached;
    }

    /// <summary>The nodes, each behind all that it depends on; otherwise in the order in which they were added. There are no rings.</summary>
    public IReadOnlyList<TNode> InDependencyOrder()
    {
        var dependents = Dependents();
        var waitingFor = _nodes.ToDictionary(node => node, node => _dependencies[node].Count, _dependencies.Comparer);
        var position = _nodes.Select((node, index) => (node, index)).ToDictionary(each => each.node, each => each.index, _dependencies.Comparer);
        var ready = new PriorityQueue<TNode, int>(_nodes.Where(node => waitingFor[node] == 0).Select(node => (node, position[node])));
        var ordered = new List<TNode>(_nodes.Count);
        while (ready.TryDequeue(out var node, out _))
        {
            ordered.Add(node);
            foreach (var dependent in dependents[node].Where(dependent => --waitingFor[dependent] == 0))
            {
                ready.Enqueue(dependent, position[dependent]);
            }
        }

        return ordered;
    }

    /// <summary>Each ring of nodes that depend on each other, a node that depends on itself excepted.</summary>
    /// <remarks>Tarjan's strongly connected components, without recursion: chains may be 10,000 deep.</remarks>
    public IReadOnlyList<IReadOnlyList<TNode>> FindCycles()
    {
        var cycles = new List<IReadOnlyList<TNode>>();
        var index = new Dictionary<TNode, int>(_dependencies.Comparer);
        var low = new Dictionary<TNode, int>(_dependencies.Comparer);
        var stack = new Stack<TNode>();
        var onStack = new HashSet<TNode>(_dependencies.Comparer);
        var calls = new Stack<(TNode Node, IEnumerator<TNode> Remaining)>();

        foreach (var root in _nodes.Where(node => !index.ContainsKey(node)))
        {
            Enter(root);
            while (calls.TryPeek(out var call))
            {
                if (call.Remaining.MoveNext())
                {
                    var next = call.Remaining.Current;
                    if (!index.TryGetValue(next, out var position))
                    {
                        Enter(next);
                    }
                    else if (onStack.Contains(next))
                    {
                        low[call.Node] = Math.Min(low[call.Node], position);
                    }

                    continue;
                }

                calls.Pop();
                if (calls.TryPeek(out var caller))
                {
                    low[caller.Node] = Math.Min(low[caller.Node], low[call.Node]);
                }

                if (low[call.Node] == index[call.Node])
                {
                    var ring = new List<TNode>();
                    TNode member;
                    do
                    {
                        member = stack.Pop();
                        onStack.Remove(member);
                        ring.Add(member);
                    }
                    while (!_dependencies.Comparer.Equals(member, call.Node));

                    if (ring.Count > 1)
                    {
                        cycles.Add(ring);
                    }
                }
            }
        }

        return cycles;

        void Enter(TNode node)
        {
            index[node] = low[node] = index.Count;
            stack.Push(node);
            onStack.Add(node);
            calls.Push((node, _dependencies[node].GetEnumerator()));
        }
    }
}
