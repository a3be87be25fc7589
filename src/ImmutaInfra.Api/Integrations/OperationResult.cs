namespace ImmutaInfra.Api.Integrations;

/// <summary>What Immuta says to a change that it has taken on, or to a question for the status.</summary>
public sealed record OperationResult
{
    /// <summary>The integration's id, or null where not told, as in a dry run.</summary>
    public IntegrationId? Id { get; init; }

    /// <summary>How it is now, or null where not told.</summary>
    public IntegrationStatus? Status { get; init; }

    /// <summary>The test results.</summary>
    public ValidationResults ValidationResults { get; init; } = ValidationResults.None;
}
