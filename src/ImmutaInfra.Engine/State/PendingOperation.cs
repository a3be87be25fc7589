namespace ImmutaInfra.Engine.State;

/// <summary>Something that was begun and whose outcome is not known.</summary>
/// <param name="Kind">What was being done.</param>
/// <param name="Resource">The resource as it was to become; for a creation with its id where that had become known.</param>
public sealed record PendingOperation(OperationKind Kind, ResourceState Resource)
{
    /// <summary>Fields this program does not know.</summary>
    public IReadOnlyList<VerbatimField> Verbatim { get; init; } = [];
}
