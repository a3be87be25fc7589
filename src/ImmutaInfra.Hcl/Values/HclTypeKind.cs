namespace ImmutaInfra.Hcl.Values;

/// <summary>The kinds of types that the language knows.</summary>
public enum HclTypeKind
{
    /// <summary>Not known yet, or any: <c>any</c> in a type constraint.</summary>
    Dynamic,

    /// <summary>Text.</summary>
    String,

    /// <summary>Any number; the language has one kind of numbers only.</summary>
    Number,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A sequence of values of one type.</summary>
    List,

    /// <summary>Distinct values of one type, without order.</summary>
    Set,

    /// <summary>Values of one type, found by text keys.</summary>
    Map,

    /// <summary>A sequence with its own type for each place.</summary>
    Tuple,

    /// <summary>Named attributes, each with its own type.</summary>
    Object,
}
