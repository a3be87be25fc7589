using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Holds names to what names may be.</summary>
internal static class Names
{
    /// <summary>Whether a label is an identifier; reports it where it is none.</summary>
    public static bool Check(LabelSyntax label, string kind, DiagnosticBag diagnostics)
    {
        if (IsIdentifier(label.Text))
        {
            return true;
        }

        diagnostics.Add(ConfigurationDiagnostics.InvalidName(kind, label));
        return false;
    }

    /// <summary>Whether a text is an identifier.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0
        && (char.IsLetter(text[0]) || text[0] == '_')
        && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');
}
