using System.Text.Json;

namespace Immuta.Deploy;

/// <summary>What a preview said before it failed. The Automation API gives no JSON then, and reviewers still have to learn of it.</summary>
public sealed class FailedPreview
{
    private readonly List<(string Severity, string? Urn, string Message)> _said = [];

    /// <summary>Whether it said what is wrong.</summary>
    public bool HasErrors => _said.Exists(one => one.Severity == "error");

    /// <summary>Keeps a message. Secrets are "[secret]" in the engine's messages already.</summary>
    public void Add(string severity, string? urn, string message) => _said.Add((severity, urn, message));

    /// <summary>The messages in the form in which <c>pulumi preview --json</c> has them.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        steps = Array.Empty<object>(),
        diagnostics = _said.Select(one => new { urn = one.Urn, severity = one.Severity, message = one.Message }),
    });
}
