using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Api.Http;

/// <summary>A call to Immuta failed. No text of it holds a secret that the call knew.</summary>
public sealed class ApiException : DiagnosticException
{
    /// <summary>Ends a call with a message.</summary>
    public ApiException(ApiFailure failure, Diagnostic diagnostic, Exception? inner = null)
        : base(diagnostic, inner) => Failure = failure;

    /// <summary>What sort of failure it is.</summary>
    public ApiFailure Failure { get; }

    /// <summary>The HTTP status, or null where there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Immuta's <c>error</c>, the reason phrase, or null.</summary>
    public string? Error { get; init; }

    /// <summary>Immuta's <c>message</c>, known secrets masked, or null.</summary>
    public string? ServerMessage { get; init; }

    /// <summary>The answer's body, known secrets masked and cut after 64 KiB, or null. It is not part of the message.</summary>
    public string? RawBody { get; init; }

    /// <summary>The integration that stands in the way, from <c>(id = N)</c> in the message of a 400 or 409; else null.</summary>
    public IntegrationId? ConflictingId { get; init; }

    /// <summary>Whether the change may have been made nevertheless, because the answer was lost. Always false for reads.</summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>The validation tests in the answer, or null where it had none.</summary>
    public ValidationResults? ValidationResults { get; init; }

    /// <summary>The status last seen by a wait that ran out, or null.</summary>
    public IntegrationStatus? LastStatus { get; init; }
}
