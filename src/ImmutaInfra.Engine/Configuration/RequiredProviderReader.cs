using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads entries of <c>required_providers</c>.</summary>
internal static class RequiredProviderReader
{
    private const int MostSourceParts = 3;

    /// <summary>Reads an entry; null after an error.</summary>
    public static RequiredProvider? Read(BodyAttribute entry, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        if (!IsProviderPart(entry.Name) || entry.Name.Any(char.IsUpper))
        {
            own.Add(TerraformBlockDiagnostics.InvalidLocalName(entry.NameSpan, entry.Name));
        }

        string? source = null;
        string? version = null;
        IReadOnlyList<ExpressionSyntax> aliases = [];
        switch (entry.Expression)
        {
            case ObjectSyntax members:
                foreach (var item in members.Items)
                {
                    switch (item.LiteralKey)
                    {
                        case "source":
                            source = Source(item.Value, own);
                            break;
                        case "version":
                            version = Version(item.Value, own);
                            break;
                        case "configuration_aliases":
                            aliases = (item.Value as TupleSyntax)?.Elements ?? [];
                            break;
                        default:
                            own.Add(TerraformBlockDiagnostics.UnknownProviderMember(item.KeySpan));
                            break;
                    }
                }

                break;
            case TemplateSyntax:
                version = Version(entry.Expression, own);
                break;
            default:
                own.Add(ConfigurationDiagnostics.InvalidRequiredProvider(entry));
                break;
        }

        var selections = aliases.Select(alias => References.Provider(alias, own)).OfType<ProviderSelection>().ToList();
        own.AddRange(selections.Where(alias => alias.LocalName != entry.Name)
            .Select(alias => ProviderDiagnostics.ForeignAlias(alias.Span ?? entry.Span, entry.Name, alias.LocalName)));
        diagnostics.AddRange(own);
        return own.HasErrors ? null : new RequiredProvider(entry.Name, source, version, entry.Span) { Aliases = [.. selections.Select(alias => alias.ToString())] };
    }

    private static string? Version(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        if (Text(expression) is not { } text)
        {
            diagnostics.Add(TerraformBlockDiagnostics.NoVersionConstraint(expression.Span, "Version must be specified as a string."));
            return null;
        }

        if (VersionConstraints.Accept(text, (0, 0, 0)) is null)
        {
            diagnostics.Add(TerraformBlockDiagnostics.NoVersionConstraint(expression.Span));
        }

        return text;
    }

    private static string? Source(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        if (Text(expression) is not { } text)
        {
            diagnostics.Add(TerraformBlockDiagnostics.InvalidSource(expression.Span, "Source must be specified as a string."));
            return null;
        }

        var parts = text.Split('/');
        if (parts.Length > MostSourceParts)
        {
            diagnostics.Add(TerraformBlockDiagnostics.InvalidSource(expression.Span, "The \"source\" attribute must be in the format \"[hostname/][namespace/]name\"."));
        }
        else if (!parts.TakeLast(2).All(IsProviderPart))
        {
            diagnostics.Add(TerraformBlockDiagnostics.InvalidSource(
                expression.Span, $"\"{text}\" must contain only letters, digits and dashes, and may not use leading or trailing dashes."));
        }

        return text;
    }

    // What else is wrong with the expression does not matter: nothing but a text will do.
    private static string? Text(ExpressionSyntax expression) =>
        Constants.Value(expression, []) is { Type.Kind: HclTypeKind.String } value ? Constants.AsText(value) : null;

    private static bool IsProviderPart(string part) =>
        part.Length > 0
        && part[0] != '-'
        && part[^1] != '-'
        && part.All(c => char.IsLetterOrDigit(c) || c == '-');
}
