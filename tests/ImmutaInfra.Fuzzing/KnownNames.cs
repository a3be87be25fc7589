using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Fuzzing;

/// <summary>What names mean in random expressions: whatever is asked for has some value.</summary>
internal sealed class KnownNames : IScope
{
    private static readonly Dictionary<string, HclValue> Values = new(StringComparer.Ordinal)
    {
        ["list"] = HclValue.List(HclType.String, HclValue.String("x"), HclValue.String("é")),
        ["map"] = HclValue.Map(HclType.Number, new Dictionary<string, HclValue> { ["a"] = HclValue.Number(1), ["b"] = HclValue.Number(2) }),
        ["unknown"] = HclValue.Unknown(HclType.String),
        ["secret"] = HclValue.String("hunter2").WithMarks(HclMarks.Sensitive),
    };

    /// <inheritdoc/>
    public ScopeResolution Resolve(ScopeTraversalSyntax traversal, DiagnosticBag diagnostics) =>
        traversal is { RootName: "local", Steps: [AttributeStepSyntax { Name: var name }, ..] }
            ? new ScopeResolution(Values.GetValueOrDefault(name, HclValue.Number(3)), StepsTaken: 1)
            : new ScopeResolution(HclValue.String("z"), StepsTaken: 0);
}
