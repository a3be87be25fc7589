using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>check</c> blocks.</summary>
internal static class CheckReader
{
    private static readonly BodySchema Schema = new([], [new BlockSlot("data", "type", "name"), new BlockSlot("assert")]);

    /// <summary>Reads a block; null where it has no usable name.</summary>
    public static CheckConfiguration? Read(BodyBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.Content(Schema, diagnostics);
        var hasName = Names.Check(block.Labels[0], "check block", diagnostics);
        BodyBlock? first = null;
        ResourceConfiguration? data = null;
        foreach (var inner in content.Blocks.Where(inner => inner.Type == "data"))
        {
            if (first is not null)
            {
                diagnostics.Add(CheckDiagnostics.SecondData(inner.HeaderSpan, first.HeaderSpan));
                continue;
            }

            first = inner;
            data = ResourceReader.ReadScoped(inner, block.Labels[0].Text, diagnostics);
        }

        var assertions = ConditionBlocks.Read(content, "assert", diagnostics);
        if (assertions.Count == 0)
        {
            diagnostics.Add(CheckDiagnostics.NoAssertion(block.HeaderSpan));
        }

        return hasName ? new CheckConfiguration(block.Labels[0].Text, data, assertions, block.HeaderSpan) : null;
    }
}
