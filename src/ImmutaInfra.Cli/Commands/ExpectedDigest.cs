using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Cli.Commands;

/// <summary>Holds a plan to the one that was reviewed.</summary>
internal sealed class ExpectedDigest
{
    private const string Prefix = "sha256:";
    private const int Digits = 64;
    private readonly string _digest;

    private ExpectedDigest(string digest) => _digest = digest;

    /// <summary>Reads a digest as <c>preview</c> shows it.</summary>
    /// <exception cref="DiagnosticException"><c>IMI1903</c>: it is none.</exception>
    public static ExpectedDigest Parse(string text)
    {
        var trimmed = text.Trim();
        var digits = (trimmed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? trimmed[Prefix.Length..] : trimmed).ToLowerInvariant();
        return digits.Length == Digits && digits.All(char.IsAsciiHexDigit)
            ? new ExpectedDigest(digits)
            : throw new DiagnosticException(CliDiagnostics.UnusableValue("--expect-digest", text, "a digest such as preview shows: sha256: and 64 hexadecimal digits"));
    }

    /// <summary>Makes sure that a plan is that one.</summary>
    /// <exception cref="DiagnosticException"><c>IMI1971</c>: it is another.</exception>
    public void Require(Plan plan)
    {
        var digest = PlanDigest.Of(plan);
        if (digest != _digest)
        {
            throw new DiagnosticException(PreviewDiagnostics.OtherPlan(_digest, digest));
        }
    }
}
