namespace ImmutaInfra.Emulator.Types;

/// <summary>One of the seven kinds of integration, as the tables describe it.</summary>
internal sealed record IntegrationType
{
    /// <summary>The exact value of <c>type</c>, such as <c>Native S3</c>.</summary>
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The accepted values of <c>autoBootstrap</c>; empty if the type does not use it.</summary>
    public required IReadOnlyList<bool> AutoBootstrap { get; init; }

    public required bool RequiresConfig { get; init; }

    /// <summary>Whether <c>PUT</c> may change it.</summary>
    public required bool CanBeEdited { get; init; }

    /// <summary>Whether it hands out a key that can be made anew.</summary>
    public required bool HasApiKey { get; init; }

    /// <summary>The script endpoints that serve it: <c>initialCreate</c>, <c>create</c>, <c>cleanup</c>, <c>postCleanup</c>, <c>edit</c>, <c>delete</c>.</summary>
    public required IReadOnlySet<string> Scripts { get; init; }

    /// <summary>What DELETE must be given when Immuta set the platform up itself; empty if nothing.</summary>
    public required IReadOnlyList<string> DeleteCredentials { get; init; }

    /// <summary>Parents stand before what is inside them.</summary>
    public required IReadOnlyList<AttributeRow> Attributes { get; init; }

    public required IReadOnlyList<TestRow> Tests { get; init; }
}
