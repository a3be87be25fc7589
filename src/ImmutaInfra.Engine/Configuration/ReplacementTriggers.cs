using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Holds the elements of <c>replace_triggered_by</c> to what they may be: a resource, an instance or an attribute of one.</summary>
internal static class ReplacementTriggers
{
    private static readonly HashSet<string> NoResources = new(
        ["var", "local", "module", "path", "terraform", "self", "pulumi", "ephemeral"], StringComparer.Ordinal);

    /// <summary>Reports what an element may not be.</summary>
    public static void Check(ExpressionSyntax trigger, DiagnosticBag diagnostics)
    {
        var resources = 0;
        foreach (var reference in trigger.References())
        {
            switch (reference.RootName)
            {
                case "each" when reference.Steps is not [AttributeStepSyntax { Name: "key" }]:
                    diagnostics.Add(TriggerDiagnostics.NotTheKey(reference.Span));
                    return;
                case "count" or "each":
                    break;
                case var name when NoResources.Contains(name):
                    diagnostics.Add(TriggerDiagnostics.NoResource(reference.Span));
                    return;
                default:
                    resources++;
                    break;
            }
        }

        if (resources != 1)
        {
            diagnostics.Add(resources == 0 ? TriggerDiagnostics.MissingResource(trigger.Span) : TriggerDiagnostics.SeveralResources(trigger.Span));
        }
    }
}
