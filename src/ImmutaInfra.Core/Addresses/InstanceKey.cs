using System.Globalization;

namespace ImmutaInfra.Core.Addresses;

/// <summary>Which instance of a resource or module with <c>count</c> (a number) or <c>for_each</c> (a text) it is.</summary>
public sealed class InstanceKey : IEquatable<InstanceKey>, IComparable<InstanceKey>
{
    /// <summary>The key of a counted instance.</summary>
    public InstanceKey(int index) => Index = index;

    /// <summary>The key of an instance by name.</summary>
    public InstanceKey(string name) => Name = name;

    /// <summary>The number, or null for a named instance.</summary>
    public int? Index { get; }

    /// <summary>The name, or null for a counted instance.</summary>
    public string? Name { get; }

    /// <inheritdoc/>
    public bool Equals(InstanceKey? other) => other is not null && Index == other.Index && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as InstanceKey);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Index, Name);

    /// <summary>Numbers in their order, then names in ordinal order.</summary>
    public int CompareTo(InstanceKey? other) => (Index, other?.Index) switch
    {
        _ when other is null => 1,
        (int mine, int theirs) => mine.CompareTo(theirs),
        (int, null) => -1,
        (null, int) => 1,
        _ => string.CompareOrdinal(Name, other!.Name),
    };

    /// <summary><c>[0]</c> or <c>["name"]</c>, escaped as in HCL.</summary>
    public override string ToString() => Index is { } index
        ? $"[{index.ToString(CultureInfo.InvariantCulture)}]"
        : $"[\"{Escape(Name!)}\"]";

    private static string Escape(string name) => name
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("${", "$${", StringComparison.Ordinal)
        .Replace("%{", "%%{", StringComparison.Ordinal);
}
