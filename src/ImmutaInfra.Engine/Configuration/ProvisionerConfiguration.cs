using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>provisioner "local-exec"</c> block: a command that is run here when an object has been created or is about to go.</summary>
/// <remarks>In its arguments <c>self</c> is the object. Of the arguments, <c>command</c> (string) is there always; <c>interpreter</c>
/// (list of string; the shell of the system otherwise), <c>working_dir</c> (string), <c>environment</c> (map of string) and
/// <c>quiet</c> (bool) may be.</remarks>
public sealed record ProvisionerConfiguration
{
    /// <summary>The kind: always <c>local-exec</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it is run before the object is destroyed; otherwise after it was created.</summary>
    public bool RunsOnDestroy { get; init; }

    /// <summary>Whether the run goes on when it fails. Otherwise a failed creation leaves the object tainted, and a failed
    /// destruction leaves it there.</summary>
    public bool ContinuesOnFailure { get; init; }

    /// <summary>Its arguments by name.</summary>
    public required IReadOnlyDictionary<string, BodyAttribute> Arguments { get; init; }

    /// <summary>The header of its block.</summary>
    public required SourceSpan Span { get; init; }
}
