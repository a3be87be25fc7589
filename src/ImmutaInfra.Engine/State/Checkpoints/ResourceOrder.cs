using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Puts resources behind what they depend on, and leaves the order as it is otherwise.</summary>
internal static class ResourceOrder
{
    /// <summary>The same resources; one that stands before something it depends on makes that move up.</summary>
    /// <remarks>Linear in resources and dependencies; a chain of any length needs no deep calls. A cycle, which no sound state has, is left in it.</remarks>
    public static IReadOnlyList<ResourceState> Sort(IReadOnlyList<ResourceState> resources)
    {
        var byUrn = new Dictionary<Urn, int>(resources.Count);
        var byProvider = new Dictionary<ProviderReference, int>();
        for (var i = 0; i < resources.Count; i++)
        {
            var resource = resources[i];
            if (!byUrn.TryAdd(resource.Urn, i) && !resource.Delete && resources[byUrn[resource.Urn]].Delete)
            {
                byUrn[resource.Urn] = i;
            }

            if (resource.IsProvider)
            {
                byProvider.TryAdd(new ProviderReference(resource.Urn, resource.Id), i);
            }
        }

        var sorted = new List<ResourceState>(resources.Count);
        var isVisited = new bool[resources.Count];
        var open = new Stack<(int Index, IEnumerator<int> Dependencies)>();
        for (var i = 0; i < resources.Count; i++)
        {
            Visit(i);
            while (open.TryPeek(out var top))
            {
                if (top.Dependencies.MoveNext())
                {
                    Visit(top.Dependencies.Current);
                }
                else
                {
                    sorted.Add(resources[top.Index]);
                    open.Pop();
                }
            }
        }

        return sorted;

        void Visit(int index)
        {
            if (!isVisited[index])
            {
                isVisited[index] = true;
                open.Push((index, DependenciesOf(resources[index]).GetEnumerator()));
            }
        }

        IEnumerable<int> DependenciesOf(ResourceState resource)
        {
            foreach (var (urn, _) in References(resource))
            {
                if (byUrn.TryGetValue(urn, out var index))
                {
                    yield return index;
                }
            }

            if (resource.Provider is { } provider && byProvider.TryGetValue(provider, out var at))
            {
                yield return at;
            }
        }
    }

    /// <summary>What must stand before a resource, and in which field it says so; its provider excepted.</summary>
    public static IEnumerable<(Urn Urn, string Field)> References(ResourceState resource)
    {
        if (resource.Parent is { } parent)
        {
            yield return (parent, "parent");
        }

        foreach (var dependency in resource.Dependencies)
        {
            yield return (dependency, "dependencies");
        }

        foreach (var (input, dependencies) in resource.PropertyDependencies)
        {
            foreach (var dependency in dependencies)
            {
                yield return (dependency, $"propertyDependencies.{input}");
            }
        }

        if (resource.DeletedWith is { } with)
        {
            yield return (with, "deletedWith");
        }
    }
}
