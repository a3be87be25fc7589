using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;

namespace ImmutaInfra.Resources;

/// <content>From the API's failures to the provider's.</content>
public sealed partial class ImmutaProvider
{
    private static ProviderException Translate(ApiException e) =>
        Translate(e, e.ValidationResults is { } results
            ? e.Diagnostics[0] with { Detail = e.Diagnostics[0].Detail + ProviderDiagnostics.Failures(results) }
            : e.Diagnostics[0]);

    private static ProviderException Translate(ApiException e, Diagnostic diagnostic, bool mayHaveHappened = false) =>
        new(KindOf(e.Failure), diagnostic, e) { MayHaveHappened = e.MayHaveHappened || mayHaveHappened };

    private static FailureKind KindOf(ApiFailure failure) => failure switch
    {
        ApiFailure.Refused => FailureKind.InvalidArgument,
        ApiFailure.Unauthenticated => FailureKind.Unauthenticated,
        ApiFailure.Forbidden => FailureKind.PermissionDenied,
        ApiFailure.NotFound => FailureKind.NotFound,
        ApiFailure.Conflict or ApiFailure.ValidationFailed => FailureKind.FailedPrecondition,
        ApiFailure.Timeout => FailureKind.Timeout,
        ApiFailure.Misconfigured => FailureKind.NotConfigured,
        _ => FailureKind.Unavailable,
    };

    private static ProviderException Stopped(string what, OperationCanceledException e) =>
        new(FailureKind.Cancelled, ProviderDiagnostics.Stopped(what), e) { MayHaveHappened = true };

    private static IntegrationId IdOf(string text) =>
        IntegrationId.TryParse(text, out var id)
            ? id
            : throw new ProviderException(FailureKind.InvalidArgument, ProviderDiagnostics.NoId(text));
}
