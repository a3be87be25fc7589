namespace ImmutaInfra.Hcl.Functions.Strings;

/// <summary>A verb of a format string: <c>%-10.3f</c>.</summary>
internal sealed class FormatVerb
{
    public int Start { get; init; }

    public string Raw { get; set; } = "";

    public char Mode { get; set; }

    public int? Width { get; set; }

    public int? Precision { get; set; }

    public bool Zero { get; private set; }

    public bool Sharp { get; private set; }

    public bool Plus { get; private set; }

    public bool Minus { get; private set; }

    public bool Space { get; private set; }

    public bool TryFlag(char character)
    {
        switch (character)
        {
            case '0':
                Zero = true;
                return true;
            case '#':
                Sharp = true;
                return true;
            case '-':
                Minus = true;
                return true;
            case '+':
                Plus = true;
                return true;
            case ' ':
                Space = true;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Fills up to the width, on the right after a minus.</summary>
    public string Pad(string text)
    {
        var missing = (Width ?? 0) - StringFunctions.Clusters(text).Length;
        if (missing <= 0)
        {
            return text;
        }

        var padding = new string(Zero ? '0' : ' ', missing);
        return Minus ? text + padding : padding + text;
    }

    /// <summary>Fills up to the width; zeros come between the sign and the digits.</summary>
    public string PadNumber((string Sign, string Digits) number, bool mayPadWithZeros)
    {
        var (sign, digits) = number;
        var missing = (Width ?? 0) - sign.Length - digits.Length;
        if (missing <= 0)
        {
            return sign + digits;
        }

        if (Minus)
        {
            return sign + digits + new string(' ', missing);
        }

        return Zero && mayPadWithZeros ? sign + new string('0', missing) + digits : new string(' ', missing) + sign + digits;
    }
}
