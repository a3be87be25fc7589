using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>Reads JSON and YAML bodies.</summary>
/// <remarks>The media types of YAML are not documented; the four usual ones are taken. A missing type means JSON.</remarks>
internal static class BodyReader
{
    private const int MaxDepth = 64;

    /// <summary>Reads a body.</summary>
    /// <param name="bytes">The body as sent.</param>
    /// <param name="contentType">The <c>Content-Type</c> header; null or empty for JSON.</param>
    /// <param name="body">What the body says; null if it is empty.</param>
    /// <returns>Why the body cannot be read, or null if it can.</returns>
    public static Answer? Read(byte[] bytes, string? contentType, out JToken? body)
    {
        body = null;
        if (bytes.Length == 0)
        {
            return null;
        }

        try
        {
            switch (contentType?.Split(';')[0].Trim().ToLowerInvariant())
            {
                case null or "" or "application/json":
                    body = ReadJson(bytes);
                    return null;
                case "application/yaml" or "application/x-yaml" or "text/yaml" or "text/x-yaml":
                    body = YamlBody.Read(Encoding.UTF8.GetString(bytes), MaxDepth);
                    return null;
                default:
                    return Refusals.UnsupportedMediaType();
            }
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or Newtonsoft.Json.JsonException)
        {
            return Refusals.BadRequest($"The body is not valid JSON: {e.Message}");
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            return Refusals.BadRequest($"The body is not valid YAML: {e.Message}");
        }
    }

    private static JToken ReadJson(byte[] bytes)
    {
        RejectWhatIsOnlyAlmostJson(bytes);
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(bytes), Encoding.UTF8))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = MaxDepth,
        };
        return JToken.ReadFrom(reader);
    }

    // Newtonsoft takes comments, single quotes, bare names and NaN. A server does not, and a client's slip must show.
    private static void RejectWhatIsOnlyAlmostJson(byte[] bytes)
    {
        var strict = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (strict.Read())
        {
        }
    }
}
