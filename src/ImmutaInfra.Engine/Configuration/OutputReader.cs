using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>output</c> blocks.</summary>
internal static class OutputReader
{
    private static readonly BodySchema Schema = new(
        [
            new AttributeSlot("description"),
            new AttributeSlot("value", IsRequired: true),
            new AttributeSlot("depends_on"),
            new AttributeSlot("sensitive"),
            new AttributeSlot("ephemeral"),
        ],
        [new BlockSlot("precondition")]);

    /// <summary>Reads a block; null where it has no usable name or no value.</summary>
    public static OutputConfiguration? Read(BodyBlock block, DiagnosticBag diagnostics)
    {
        var content = block.Body.Content(Schema, diagnostics);
        if (!Names.Check(block.Labels[0], "output", diagnostics) || content.Find("value") is not { } value)
        {
            return null;
        }

        return new OutputConfiguration
        {
            Name = block.Labels[0].Text,
            Span = block.HeaderSpan,
            Value = value.Expression,
            Description = Constants.Text(content, "description", diagnostics),
            IsSensitive = Constants.Boolean(content, "sensitive", diagnostics) ?? false,
            IsEphemeral = Constants.Boolean(content, "ephemeral", diagnostics) ?? false,
            DependsOn = References.Dependencies(content, diagnostics),
            Preconditions = ConditionBlocks.Read(content, "precondition", diagnostics),
        };
    }
}
