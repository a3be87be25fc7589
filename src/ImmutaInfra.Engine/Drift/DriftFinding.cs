using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Drift;

/// <summary>One thing that is not as the state says. A resource may have two: changed and unhealthy.</summary>
public sealed record DriftFinding
{
    /// <summary>In which way.</summary>
    public required DriftKind Kind { get; init; }

    /// <summary>What people know the resource by: its address, or for an unmanaged one its type and place; free of secrets.</summary>
    public required string Name { get; init; }

    /// <summary>The package whose provider looks after it.</summary>
    public required string Package { get; init; }

    /// <summary>The token of its type; empty for a type that the provider does not look after.</summary>
    public required string Type { get; init; }

    /// <summary>The server's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>Its address; null for an unmanaged one.</summary>
    public InstanceAddress? Address { get; init; }

    /// <summary>The schema of its type, or null where there is none.</summary>
    public ResourceSchema? Schema { get; init; }

    /// <summary>The server's word for how it is, or empty.</summary>
    public string Status { get; init; } = "";

    /// <summary>What differs: before as the state says, after as it is. Empty unless <see cref="DriftKind.Changed"/>.</summary>
    public ImmutableArray<AttributeChange> Changes { get; init; } = [];

    /// <summary>The tests that it fails.</summary>
    public IReadOnlyList<FailedTest> FailedTests { get; init; } = [];

    /// <summary>Its record in the state; null for an unmanaged one.</summary>
    public ResourceState? Recorded { get; init; }

    /// <summary>The resource as it is; null where it is not there or not managed.</summary>
    public ResourceSnapshot? Observed { get; init; }

    /// <summary>What tells it from the other findings of its stack, from round to round.</summary>
    public string Key => $"{Kind}|{Subject}";

    /// <summary>What it is about, from round to round.</summary>
    public string Subject => Recorded is { } recorded ? recorded.Urn.ToString() : $"{Package}/{Id}";

    /// <summary>Changes when what was found does. The words of failed tests do not count: they may name a time or a request.</summary>
    /// <remarks>Of secrets it is made of nothing but that there are some.</remarks>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Kind}\n{Status}\n");
            foreach (var change in Changes)
            {
                text.Append(CultureInfo.InvariantCulture, $"{change.Path}\n{change.Kind}\n{change.Before}\n{change.After}\n");
            }

            foreach (var test in FailedTests.Select(test => test.Name).Order(StringComparer.Ordinal))
            {
                text.Append(test).Append('\n');
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
        }
    }
}
