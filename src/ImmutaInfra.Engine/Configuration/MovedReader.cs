using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>moved</c> blocks.</summary>
internal static class MovedReader
{
    private static readonly BodySchema Schema = new([new AttributeSlot("from", IsRequired: true), new AttributeSlot("to", IsRequired: true)], []);

    /// <summary>Reads a block; null after an error.</summary>
    public static MovedConfiguration? Read(BodyBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.Content(Schema, diagnostics);
        var from = content.Find("from") is { } source ? WrittenAddresses.ReadStatic(source, diagnostics) : null;
        var to = content.Find("to") is { } target ? WrittenAddresses.ReadStatic(target, diagnostics) : null;
        if (from is null || to is null)
        {
            return null;
        }

        if (from.Resource is null != to.Resource is null)
        {
            diagnostics.Add(RefactoringDiagnostics.MovedAcrossKinds(block.HeaderSpan));
            return null;
        }

        return WrittenAddresses.ToPattern(from, diagnostics) is { } old && WrittenAddresses.ToPattern(to, diagnostics) is { } current
            ? new MovedConfiguration(old, current, block.HeaderSpan, from.Span, to.Span)
            : null;
    }
}
