using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads blocks that state a condition and a message.</summary>
internal static class ConditionBlocks
{
    private static readonly BodySchema Schema = new(
        [new AttributeSlot("condition", IsRequired: true), new AttributeSlot("error_message", IsRequired: true)], []);

    /// <summary>The conditions among the blocks of that type.</summary>
    public static IReadOnlyList<ConditionConfiguration> Read(BodyContent content, string type, DiagnosticBag diagnostics)
    {
        var conditions = new List<ConditionConfiguration>();
        foreach (var block in content.Blocks.Where(block => block.Type == type))
        {
            var inner = block.Body.Content(Schema, diagnostics);
            if (inner.Find("condition") is { } condition && inner.Find("error_message") is { } message)
            {
                conditions.Add(new ConditionConfiguration(condition.Expression, message.Expression, block.HeaderSpan));
            }
        }

        return conditions;
    }
}
