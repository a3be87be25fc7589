using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Checkpoints;
using ImmutaInfra.Engine.State.Secrets;

namespace ImmutaInfra.Engine.Tests.State;

/// <summary>Passphrases for tests, and whether anybody asked for them.</summary>
internal sealed class TestPassphrase(string? passphrase = Recording.Passphrase)
{
    public int Asked { get; private set; }

    public PassphraseSource Source => new(Read, "/nonexistent/passphrase");

    public (StackSnapshot Snapshot, StackSecrets Secrets) Load(StoredText stored) => CheckpointReader.Read(stored, OpenSecrets);

    public StackSecrets OpenSecrets(SecretsState? state) => new(state, Source, new StackSettings(null));

    private string? Read(string variable)
    {
        Asked++;
        return variable == "PULUMI_CONFIG_PASSPHRASE" ? passphrase : null;
    }
}
