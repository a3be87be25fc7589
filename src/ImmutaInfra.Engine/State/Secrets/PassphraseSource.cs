namespace ImmutaInfra.Engine.State.Secrets;

/// <summary>Where the passphrase comes from: <c>PULUMI_CONFIG_PASSPHRASE</c>, <c>PULUMI_CONFIG_PASSPHRASE_FILE</c>, or a file of this user's own.</summary>
/// <param name="environment">Reads an environment variable.</param>
/// <param name="ownFile">The user's own passphrase file; see <see cref="DefaultFile"/>.</param>
public sealed class PassphraseSource(Func<string, string?> environment, string ownFile)
{
    /// <summary>The user's own passphrase file: one for all stacks, outside of every project.</summary>
    public string OwnFile => ownFile;

    /// <summary>Where the own file lies by default: <c>$XDG_CONFIG_HOME/immutainfra/passphrase</c>, else <c>~/.config/immutainfra/passphrase</c>; on
    /// Windows below the local application data.</summary>
    public static string DefaultFile(Func<string, string?> environment) => throw new NotImplementedException($"{environment}");

    /// <summary>Whether one is set or was made before.</summary>
    internal bool IsSet => environment("PULUMI_CONFIG_PASSPHRASE") is not null;
}
