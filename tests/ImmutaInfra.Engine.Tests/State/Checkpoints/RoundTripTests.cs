using System.Text;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;

namespace ImmutaInfra.Engine.Tests.State.Checkpoints;

public sealed class RoundTripTests
{
    [TestCaseSource(typeof(Recording), nameof(Recording.States))]
    public void A_recorded_state_is_written_back_byte_for_byte_and_without_a_key(string state)
    {
        var passphrase = new TestPassphrase();
        var (snapshot, secrets) = passphrase.Load(Recording.Stored(state));

        var written = Encoding.UTF8.GetString(CheckpointWriter.Write(snapshot, secrets).Span);

        written.Should().Be(Recording.Text(state));
        passphrase.Asked.Should().Be(0);
        Integrity.Verify(snapshot).Should().BeEmpty();
    }

    [TestCase("secrets/01-create/state-after.json")]
    [TestCase("terraform-data/03-replace/state-after.json")]
    public void Secrets_that_are_encrypted_anew_leave_the_rest_as_it_was(string state)
    {
        var (snapshot, _) = new TestPassphrase().Load(Recording.Stored(state));
        var fresh = new TestPassphrase().OpenSecrets(null);

        var written = Encoding.UTF8.GetString(CheckpointWriter.Write(snapshot with { Secrets = null }, fresh).Span);

        written.Should().NotBe(Recording.Text(state));
        Recording.WithoutCiphertexts(written).Should().Be(Recording.WithoutCiphertexts(Recording.Text(state)));
        var (again, _) = new TestPassphrase().Load(new StoredText("again", Encoding.UTF8.GetBytes(written)));
        again.Resources.Select(resource => resource.Inputs.WithoutSecrets())
            .Should().Equal(snapshot.Resources.Select(resource => resource.Inputs.WithoutSecrets()));
    }

    [Test]
    public void A_secret_is_opened_when_it_is_asked_for()
    {
        var (snapshot, _) = new TestPassphrase().Load(Recording.Stored("secrets/01-create/state-after.json"));

        var password = snapshot.Resources.Single(resource => resource.Urn.Name == "main").Inputs["password"];

        password.IsNull.Should().BeFalse();
        password.HasUnknowns.Should().BeFalse();
        password.ToString().Should().Be("(secret)");
        password.Revealed.Should().BeOfType<TextValue>().Which.Text.Should().NotBeEmpty();
        password.Should().Be(SecretValue.Of(password.Revealed));
    }

    [Test]
    public void Fields_of_the_past_and_the_future_survive_in_their_place()
    {
        const string text =
            """{"version":3,"novelty":{"z":1,"a":[1.50,"<é\u2028>"]},"checkpoint":{"stack":"organization/demo/dev","config":{"a":1},"latest":{"manifest":{"time":"2026-11-21T09:43:01.886287165Z","magic":"","version":"","plugins":[{"name":"x"}]},"resources":[{"urn":"urn:pulumi:dev::demo::pulumi:pulumi:Stack::demo-dev","custom":false,"early":1,"type":"pulumi:pulumi:Stack","sourcePosition":"p","stackTrace":[{"sourcePosition":"q"}],"late":null}],"metadata":{"b":1,"a":2},"snippets":[1]}}}""";
        var (snapshot, secrets) = new TestPassphrase().Load(new StoredText("future", Encoding.UTF8.GetBytes(text)));

        Encoding.UTF8.GetString(CheckpointWriter.Write(snapshot, secrets).Span).Should().Be(text);
    }

    /// <remarks>Go writes a negative zero as it is; for whoever compares numbers it is zero.</remarks>
    [TestCase("-0", "0")]
    [TestCase("-0.0", "0")]
    [TestCase("0", "0")]
    public void A_negative_zero_is_zero(string number, string written)
    {
        var text = Recording.Text("terraform-data/03-replace/state-after.json");
        var known = text[..text.IndexOf("\"outputs\":{", StringComparison.Ordinal)];
        known += "\"inputs\":{\"n\":" + number + "},";
        var stored = new StoredText("zero", Encoding.UTF8.GetBytes(known + text[known.IndexOf("\"inputs\":{\"n\"", StringComparison.Ordinal)..]));

        var (snapshot, secrets) = new TestPassphrase().Load(stored);

        Encoding.UTF8.GetString(CheckpointWriter.Write(snapshot, secrets).Span).Should().Contain("{\"n\":" + written + "}");
    }

    [Test]
    public void A_stack_without_deployment_is_read_and_written()
    {
        const string text = """{"version":0,"checkpoint":{"stack":"organization/demo/dev"}}""";
        var (snapshot, secrets) = new TestPassphrase().Load(new StoredText("empty", Encoding.UTF8.GetBytes(text)));

        snapshot.Manifest.Should().BeNull();
        Encoding.UTF8.GetString(CheckpointWriter.Write(snapshot, secrets).Span).Should().Be(text);
    }

    [Test]
    public void An_export_has_the_form_of_pulumis()
    {
        var (snapshot, secrets) = new TestPassphrase().Load(Recording.Stored("lifecycle-hcl/08-export/state-before.json"));

        CheckpointWriter.Export(snapshot, secrets, showSecrets: false).Should().Be(Recording.Text("lifecycle-hcl/08-export/export.json"));
    }

    [Test]
    public void An_export_with_secrets_shows_them_and_can_be_imported()
    {
        var (snapshot, secrets) = new TestPassphrase().Load(Recording.Stored("secrets/01-create/state-after.json"));
        var password = snapshot.Resources[^1].Inputs["password"].Revealed;

        var export = CheckpointWriter.Export(snapshot, secrets, showSecrets: true);

        export.Should().Contain("\"plaintext\": ").And.NotContain("\"ciphertext\"");
        var (imported, _) = CheckpointReader.ReadExport(new StoredText("export", Encoding.UTF8.GetBytes(export)), new TestPassphrase().OpenSecrets);
        imported.Resources[^1].Inputs["password"].Should().Be(SecretValue.Of(password));
    }

    [Test]
    public void Every_field_of_a_resource_is_written_in_its_place()
    {
        const string urn = "urn:pulumi:dev::demo::a:b:C::x";
        const string resource =
            $$"""{"urn":"{{urn}}","custom":true,"delete":true,"id":"i","type":"a:b:C","inputs":{"a":1},"outputs":{"b":[null,true]},"parent":"{{urn}}","protect":true,"taint":true,"external":true,"dependencies":["{{urn}}"],"initErrors":["e"],"provider":"{{urn}}::id","propertyDependencies":{"a":[],"b":["{{urn}}"]},"pendingReplacement":true,"additionalSecretOutputs":["s"],"aliases":["{{urn}}"],"customTimeouts":{"create":1.5,"update":2,"delete":3,"read":4},"importID":"j","retainOnDelete":true,"deletedWith":"{{urn}}","replaceWith":["{{urn}}"],"created":"2026-11-21T09:43:01.123456789Z","modified":"2026-11-21T09:43:01Z","sourcePosition":"project:///main.tf#1","stackTrace":[{"sourcePosition":"x"}],"ignoreChanges":["a"],"hideDiff":[["a",0]],"replaceOnChanges":["b"],"replacementTrigger":null,"refreshBeforeUpdate":true,"viewOf":"{{urn}}","resourceHooks":{"AfterCreate":["h"]},"extensionRef":"e","snippetID":"s"}""";
        const string text =
            $$$$$"""{"version":4,"features":["extensionParameterization","hooks","refreshBeforeUpdate","replaceWith","snippets-prototype","taint","views"],"checkpoint":{"stack":"organization/demo/dev","latest":{"manifest":{"time":"2026-11-21T09:43:01Z","magic":"","version":""},"resources":[{{{{{resource}}}}}],"pending_operations":[{"resource":{{{{{resource}}}}},"type":"creating"}],"metadata":{}}}}""";
        var (snapshot, secrets) = new TestPassphrase().Load(new StoredText("full", Encoding.UTF8.GetBytes(text)));

        Encoding.UTF8.GetString(CheckpointWriter.Write(snapshot, secrets).Span).Should().Be(text);
    }
}
