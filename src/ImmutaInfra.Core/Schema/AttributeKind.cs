namespace ImmutaInfra.Core.Schema;

/// <summary>What an attribute may hold.</summary>
public enum AttributeKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Values of one type, in an order.</summary>
    List,

    /// <summary>Values of one type, by names that the user chooses.</summary>
    Map,

    /// <summary>Attributes of its own, by names that the schema fixes.</summary>
    Object,

    /// <summary>Anything; passed on as it is.</summary>
    Any,

    /// <summary>Anything, with its type in the language: an object of <c>type</c>, the type in Terraform's JSON form as a text, and
    /// <c>value</c>. Null where there is nothing.</summary>
    Typed,
}
