using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>check</c> block: assertions whose failing is a warning.</summary>
/// <param name="Name">Its label; unique in its module.</param>
/// <param name="Data">The data source that only its own assertions see, or null. It stands among the module's resources, too, where
/// <see cref="ResourceConfiguration.Check"/> names this block; that it cannot be read is a warning.</param>
/// <param name="Assertions">What must hold; at least one.</param>
/// <param name="Span">The header of the block.</param>
public sealed record CheckConfiguration(
    string Name, ResourceConfiguration? Data, IReadOnlyList<ConditionConfiguration> Assertions, SourceSpan Span);
