using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Keeps the fields of one object that nobody knows, and where they stood.</summary>
internal sealed class VerbatimReader(StateJsonReader reader)
{
    private List<VerbatimField>? _kept;
    private int _passed;

    /// <summary>What was kept.</summary>
    public IReadOnlyList<VerbatimField> Kept => _kept is null ? [] : _kept;

    /// <summary>A known field was met: <paramref name="count"/> fields up to and with it come before what follows.</summary>
    public void Passed(int count) => _passed = Math.Max(_passed, count);

    /// <summary>Keeps the field that the reader stands on.</summary>
    /// <exception cref="DiagnosticException">It holds a secret in clear, which must not be written back.</exception>
    public void Keep(string name)
    {
        var json = reader.Raw();
        if (json.Contains(Signature.Secret, StringComparison.Ordinal) && json.Contains("\"plaintext\"", StringComparison.Ordinal))
        {
            throw reader.Wrong("a secret that is encrypted, in a field that this program does not know");
        }

        (_kept ??= []).Add(new VerbatimField(name, json, _passed));
    }
}
