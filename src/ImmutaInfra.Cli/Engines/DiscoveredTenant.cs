namespace ImmutaInfra.Cli.Engines;

/// <summary>What a tenant has that nobody looks after yet.</summary>
internal sealed record DiscoveredTenant
{
    /// <summary>It, in the order of ids.</summary>
    public required IReadOnlyList<DiscoveredResource> Resources { get; init; }

    /// <summary>How many a state or an <c>import</c> block of the configuration has already.</summary>
    public required int Managed { get; init; }

    /// <summary>Ids and titles of what this program knows no resource for.</summary>
    public required IReadOnlyList<(string Id, string Title)> Unknown { get; init; }

    /// <summary>The addresses of resources that are taken: <c>immuta_s3_integration.lake</c>.</summary>
    public required IReadOnlySet<string> TakenAddresses { get; init; }

    /// <summary>The names of variables that are taken.</summary>
    public required IReadOnlySet<string> TakenVariables { get; init; }

    /// <summary>Whether there are configuration files in the folder to write to.</summary>
    public required bool HasConfiguration { get; init; }
}
