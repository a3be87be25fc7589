using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>import</c> blocks.</summary>
internal static class ImportReader
{
    private static readonly BodySchema Schema = new(
        [
            new AttributeSlot("provider"),
            new AttributeSlot("for_each"),
            new AttributeSlot("id", IsRequired: true),
            new AttributeSlot("to", IsRequired: true),
        ],
        []);

    /// <summary>Reads a block; null after an error in it.</summary>
    public static ImportConfiguration? Read(BodyBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.Content(Schema, diagnostics);
        var forEach = content.Find("for_each")?.Expression;
        var to = content.Find("to") is { } target ? Target(target, forEach is not null, diagnostics) : null;
        var provider = content.Find("provider") is { } selection ? References.Provider(selection.Expression, diagnostics) : null;
        return to is not null && content.Find("id") is { } id
            ? new ImportConfiguration { To = to, Id = id.Expression, ForEach = forEach, Provider = provider, Span = block.HeaderSpan }
            : null;
    }

    private static WrittenAddress? Target(BodyAttribute attribute, bool isRepeated, DiagnosticBag diagnostics)
    {
        var address = isRepeated ? WrittenAddresses.ReadDynamic(attribute, diagnostics) : WrittenAddresses.ReadStatic(attribute, diagnostics);
        switch (address)
        {
            case null:
                return null;
            case { Resource: null }:
                diagnostics.Add(RefactoringDiagnostics.ImportOfModule(address.Span));
                return null;
            case { Resource.Mode: ResourceMode.Data }:
                diagnostics.Add(RefactoringDiagnostics.ImportOfData(attribute.Span));
                return null;
            default:
                return isRepeated || WrittenAddresses.ToPattern(address, diagnostics) is not null ? address : null;
        }
    }
}
