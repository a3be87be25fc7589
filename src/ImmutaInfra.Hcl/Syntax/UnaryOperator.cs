namespace ImmutaInfra.Hcl.Syntax;

/// <summary>An operator in front of its operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>-</c>.</summary>
    Negate,

    /// <summary><c>!</c>.</summary>
    Not,
}
