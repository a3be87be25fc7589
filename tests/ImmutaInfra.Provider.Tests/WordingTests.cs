using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Provider.Tests;

public sealed class WordingTests
{
    private static readonly Wording Wording = new(ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null).Schema);

    [Test]
    public void A_mistake_names_properties_and_types_as_Pulumi_does() =>
        Wording.OfMistake(Diagnostic.Error("IMI0001", "Missing", detail: "authentication_type of immuta_s3_integration; no_such_name stays.", hint: "set o_auth_client_config."))
            .Should().Be("IMI0001: Missing: authenticationType of immuta:index:S3Integration; no_such_name stays.\nHint: set oAuthClientConfig.");

    [Test]
    public void A_failure_keeps_the_words_of_the_server_and_tells_what_to_do_with_pulumi() =>
        Wording.OfFailure(Diagnostic.Error("IMI0002", "Refused", detail: "Immuta says: auto_bootstrap.", hint: "replace it:\n    immutainfra apply --replace ADDRESS"), "urn:x")
            .Should().Be("IMI0002: Refused: Immuta says: auto_bootstrap.\nHint: replace it:\n    pulumi up --replace 'urn:x'");
}
