using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests;

/// <summary>What came back.</summary>
internal sealed record Reply(int Status, string ContentType, string Text)
{
    public JToken Json => JToken.Parse(Text);

    public string? Message => (string?)Json["message"];

    public string? this[string path] => (string?)Json.SelectToken(path);
}
