using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Something that must hold: a validation, a pre- or postcondition, an assertion.</summary>
/// <param name="Condition">True when all is well.</param>
/// <param name="ErrorMessage">What to say when it is not.</param>
/// <param name="Span">The header of its block.</param>
public sealed record ConditionConfiguration(ExpressionSyntax Condition, ExpressionSyntax ErrorMessage, SourceSpan Span);
