namespace ImmutaInfra.Core.Providers;

/// <summary>One of the resources that the server has, whoever manages it.</summary>
public sealed record ListedResource
{
    /// <summary>The server's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>The token of its type; empty for a type that the provider does not look after.</summary>
    public required string Type { get; init; }

    /// <summary>What people know it by, such as <c>Snowflake on acme.snowflakecomputing.com</c>; free of secrets.</summary>
    public required string Title { get; init; }

    /// <summary>How it is doing.</summary>
    public required ResourceCondition Condition { get; init; }

    /// <summary>The server's word for it.</summary>
    public string Status { get; init; } = "";
}
