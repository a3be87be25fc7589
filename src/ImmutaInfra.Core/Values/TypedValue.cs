namespace ImmutaInfra.Core.Values;

/// <summary>A value that carries its type in the language along: <c>{ type, value }</c>.</summary>
/// <remarks>Source: recorded stacks of pulumi-hcl 0.16, <c>pulumi:index:Stash</c>.</remarks>
public static class TypedValue
{
    private const string TypeMember = "type";
    private const string ValueMember = "value";

    /// <summary>Joins a type, in Terraform's JSON form, and a value.</summary>
    public static ObjectValue Of(string type, Value value) => new((TypeMember, type), (ValueMember, value));

    /// <summary>The type in Terraform's JSON form; null for a value that does not carry one.</summary>
    public static string? TypeOf(Value typed) =>
        typed.Revealed is ObjectValue { Count: 2 } members && members.Has(ValueMember) && members[TypeMember] is TextValue type ? type.Text : null;

    /// <summary>The value without its type; one that carries none stays as it is.</summary>
    public static Value Bare(Value typed) => typed switch
    {
        _ when TypeOf(typed) is null => typed,
        SecretValue secret => SecretValue.Of(((ObjectValue)secret.Revealed)[ValueMember]),
        _ => ((ObjectValue)typed)[ValueMember],
    };
}
