namespace ImmutaInfra.Hcl.Values;

/// <summary>Values as JSON texts.</summary>
public static partial class HclJson
{
    /// <summary>The text that <c>jsonencode</c> makes: no blanks, keys in order, every digit of numbers, <c>&lt;&gt;&amp;</c> and
    /// U+2028, U+2029 escaped. Marks are passed over.</summary>
    /// <exception cref="InvalidOperationException">Something in it is unknown, or infinite.</exception>
    public static string Encode(HclValue value) => value.ToString();
}
