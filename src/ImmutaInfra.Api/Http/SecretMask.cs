using System.Text;
using System.Text.RegularExpressions;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Api.Http;

/// <summary>Hides known secrets in texts of others, such as the server's own words.</summary>
public sealed class SecretMask
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Replacement = "(secret)";

    /// <summary>Shorter secrets are hidden only where they stand alone: as parts of words they would be found everywhere.</summary>
    private const int LongEnoughAnywhere = 6;

    /// <summary>Fewer characters of base64 than these are found by chance.</summary>
    private const int LongEnoughEncoded = 8;

    /// <summary>A line of a key file that is at least this long is a secret by itself.</summary>
    private const int LongLine = 12;

    private readonly string[] _secrets;

    private SecretMask(IEnumerable<string> secrets) =>
        _secrets = [.. secrets.Where(secret => secret.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)];

    /// <summary>Hides nothing.</summary>
    public static SecretMask None { get; } = new([]);

    /// <summary>Hides these texts, also as JSON and URLs write them, and the parts of those that are JSON or have many lines.</summary>
    public static SecretMask Of(params IEnumerable<string> secrets) => new(secrets.SelectMany(Forms));

    /// <summary>Hides all that is secret inside of a value.</summary>
    public static SecretMask Of(Value value) => value.HasSecrets ? Of(TextsIn(value, isSecret: false)) : None;

    /// <summary>Hides what both hide.</summary>
    public SecretMask With(SecretMask other) =>
        other._secrets.Length == 0 ? this : _secrets.Length == 0 ? other : new SecretMask(_secrets.Concat(other._secrets));

    /// <summary>The text without the secrets.</summary>
    public string Hide(string text)
    {
        foreach (var secret in _secrets)
        {
            if (!text.Contains(secret, StringComparison.Ordinal))
            {
                continue;
            }

            text = secret.Length >= LongEnoughAnywhere
                ? text.Replace(secret, Replacement, StringComparison.Ordinal)
                : Regex.Replace(text, $@"(?<![\p{{L}}\p{{N}}_]){Regex.Escape(secret)}(?![\p{{L}}\p{{N}}_])", Replacement, RegexOptions.CultureInvariant);
        }

        return text;
    }

    private static IEnumerable<string> TextsIn(Value value, bool isSecret) => value switch
    {
        SecretValue secret => TextsIn(secret.Revealed, isSecret: true),
        TextValue text when isSecret => [text.Text],
        NumberValue number when isSecret => [number.ToString()],
        ListValue list => list.SelectMany(item => TextsIn(item, isSecret)),
        ObjectValue members => members.SelectMany(member => TextsIn(member.Value, isSecret)),
        _ => [],
    };

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return secret.Trim();
        yield return JsonConvert.ToString(secret)[1..^1];
        yield return Uri.EscapeDataString(secret);
        foreach (var form in Base64FormsOf(secret))
        {
            yield return form;
        }

        foreach (var line in secret.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Length >= LongLine && line.Length < secret.Length && !line.StartsWith("-----", StringComparison.Ordinal))
            {
                yield return line;
            }
        }

        foreach (var part in PartsOfJson(secret))
        {
            yield return part;
        }
    }

    /// <summary>What of a secret's base64 does not depend on what was encoded with it, such as the user's name in basic authentication.</summary>
    private static IEnumerable<string> Base64FormsOf(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var before = 0; before < 3; before++)
        {
            var bits = (before + bytes.Length) * 8;
            var first = before == 0 ? 0 : before + 1;
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            if (bits / 6 - first is >= LongEnoughEncoded and var length)
            {
                var form = encoded.Substring(first, length);
                yield return form;
                yield return form.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    /// <summary>A service-account file names its project and address, too, which are no secrets: only its key is one.</summary>
    private static IEnumerable<string> PartsOfJson(string secret)
    {
        if (!secret.TrimStart().StartsWith('{'))
        {
            return [];
        }

        try
        {
            return JsonText.Parse(secret) is JObject file
                ? file.Properties()
                    .Where(property => property.Name.Contains("private", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("secret", StringComparison.OrdinalIgnoreCase))
                    .Where(property => property.Value.Type == JTokenType.String)
                    .SelectMany(property => Forms((string)property.Value!))
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
