using System.Text;

namespace ImmutaInfra.Core.Schema;

/// <summary>How names are written on the two sides: camelCase under Pulumi, snake_case in HCL.</summary>
/// <remarks>Source: the naming rules of pulumi-hcl 0.16. Going back from HCL is a look-up in the schema, not a rule.</remarks>
public static class AttributeNames
{
    /// <summary>The HCL name of an attribute. A capital starts a new word; a run of capitals stays together when a capital, a
    /// digit or the end follows: <c>databaseURL</c> is <c>database_url</c>, <c>oAuthClientConfig</c> is
    /// <c>o_auth_client_config</c>.</summary>
    public static string ToHcl(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsAsciiLetterUpper(c))
            {
                text.Append(c);
                continue;
            }

            var afterCapital = i > 0 && char.IsAsciiLetterUpper(name[i - 1]);
            var runGoesOn = i + 1 == name.Length || char.IsAsciiLetterUpper(name[i + 1]) || char.IsAsciiDigit(name[i + 1]);
            if (i > 0 && !(afterCapital && runGoesOn))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>The HCL type of a resource token: <c>immuta:index:S3Integration</c> is <c>immuta_s3_integration</c>.
    /// An underscore stands before every capital but the first.</summary>
    public static string TypeToHcl(string token)
    {
        var parts = token.Split(':');
        var text = new StringBuilder(parts[0]);
        foreach (var part in parts.Skip(1).Where(part => part is not ("index" or "")))
        {
            text.Append('_');
            for (var i = 0; i < part.Length; i++)
            {
                if (i > 0 && char.IsAsciiLetterUpper(part[i]))
                {
                    text.Append('_');
                }

                text.Append(char.ToLowerInvariant(part[i]));
            }
        }

        return text.ToString();
    }

    /// <summary>What two type names have in common when one means the other: no underscores, no capitals.</summary>
    public static string Normalize(string hclType) => hclType.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
