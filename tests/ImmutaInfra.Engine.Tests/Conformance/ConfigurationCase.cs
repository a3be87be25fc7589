using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>A configuration, and what Terraform 1.11.4 made of it step by step.</summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="Case"><c>case.json</c>: what is done.</param>
/// <param name="Expected"><c>expected.json</c>: what came of it.</param>
internal sealed record ConfigurationCase(string Folder, JObject Case, JObject Expected)
{
    /// <summary>Its name.</summary>
    public string Id => (string)Case["id"]!;

    /// <summary>What is done, with what came of it.</summary>
    public IReadOnlyList<ConfigurationStep> Steps =>
        [.. Case["steps"]!.Zip(Expected["steps"]!, (done, came) => new ConfigurationStep(Folder, (JObject)done, (JObject)came))];

    /// <inheritdoc/>
    public override string ToString() => Id;
}
