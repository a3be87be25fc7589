using System.Text;

namespace ImmutaInfra.Hcl.Values;

/// <summary>Unicode normalization form C, the form of every text in the language.</summary>
internal static class Nfc
{
    /// <summary>The text in form C. Lone surrogates, which no UTF-8 source can hold, become U+FFFD.</summary>
    public static string Of(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        return WellFormed(text).Normalize(NormalizationForm.FormC);
    }

    private static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            }
        }

        return text;
    }
}
