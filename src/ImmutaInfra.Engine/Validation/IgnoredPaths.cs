using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Validation;

/// <summary>Holds <c>ignore_changes</c> to the attributes that a resource has.</summary>
internal static class IgnoredPaths
{
    private const string Id = "id";

    /// <summary>Reports what a resource does not have.</summary>
    public static void Check(IgnoreChanges ignored, ResourceSchema schema, DiagnosticBag diagnostics)
    {
        foreach (var path in ignored.Paths)
        {
            var attribute = schema.FindByHclName(path.RootName);
            if (attribute is null && path.RootName != Id)
            {
                diagnostics.Add(ValidationDiagnostics.NoSuchAttribute(
                    path.RootSpan, path.RootName, schema.Attributes.Select(each => each.HclName).Append(Id)));
                continue;
            }

            CheckSteps(path.Steps, attribute?.Type ?? AttributeType.Text, diagnostics);
        }
    }

    private static void CheckSteps(IReadOnlyList<TraversalStepSyntax> steps, AttributeType type, DiagnosticBag diagnostics)
    {
        foreach (var step in steps)
        {
            switch (type.Kind, step)
            {
                case (AttributeKind.Any or AttributeKind.Typed, _):
                    return;
                case (AttributeKind.Object, AttributeStepSyntax name):
                    if (type.Attributes.FirstOrDefault(member => member.HclName == name.Name) is not { } member)
                    {
                        diagnostics.Add(ValidationDiagnostics.NoSuchAttribute(name.Span, name.Name, type.Attributes.Select(each => each.HclName)));
                        return;
                    }

                    type = member.Type;
                    break;
                case (AttributeKind.List, IndexStepSyntax) or (AttributeKind.Map, _):
                    type = type.Element!;
                    break;
                case (AttributeKind.Object, _):
                    return;
                default:
                    diagnostics.Add(ValidationDiagnostics.NothingInside(step.Span));
                    return;
            }
        }
    }
}
