using System.Collections.Immutable;

namespace ImmutaInfra.Core.Addresses;

/// <summary>The way from the root module to an instance of a module.</summary>
public sealed class ModuleAddress : IEquatable<ModuleAddress>
{
    private readonly ImmutableArray<ModuleStep> _steps;

    private ModuleAddress(ImmutableArray<ModuleStep> steps) => _steps = steps;

    /// <summary>The root module.</summary>
    public static ModuleAddress Root { get; } = new([]);

    /// <summary>From the root inwards; empty for the root itself.</summary>
    public IReadOnlyList<ModuleStep> Steps => _steps;

    /// <summary>Whether it is the root module.</summary>
    public bool IsRoot => _steps.IsEmpty;

    /// <summary>The module that calls this one; the root has none.</summary>
    public ModuleAddress? Parent => IsRoot ? null : new ModuleAddress(_steps.RemoveAt(_steps.Length - 1));

    /// <summary>The same way without instance keys: the place in the configuration.</summary>
    public ModuleAddress WithoutKeys => _steps.All(step => step.Key is null)
        ? this
        : new ModuleAddress([.. _steps.Select(step => step with { Key = null })]);

    /// <summary>One step further in.</summary>
    public ModuleAddress Child(string name, InstanceKey? key = null) => new(_steps.Add(new ModuleStep(name, key)));

    /// <summary>Whether this is <paramref name="outer"/> or lies inside of it; a step of <paramref name="outer"/> without a key
    /// stands for all instances.</summary>
    public bool IsWithin(ModuleAddress outer) =>
        _steps.Length >= outer._steps.Length
        && outer._steps.Zip(_steps).All(pair =>
            string.Equals(pair.First.Name, pair.Second.Name, StringComparison.Ordinal)
            && (pair.First.Key is null || pair.First.Key.Equals(pair.Second.Key)));

    /// <inheritdoc/>
    public bool Equals(ModuleAddress? other) => other is not null && _steps.SequenceEqual(other._steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ModuleAddress);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var step in _steps)
        {
            hash.Add(step);
        }

        return hash.ToHashCode();
    }

    /// <summary><c>module.a[0].module.b</c>; empty for the root.</summary>
    public override string ToString() => string.Join('.', _steps);
}
