using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Api.Http;

/// <summary>One request of Immuta's API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the base address, its query included; holds no secret.</param>
internal sealed record ApiCall(HttpMethod Method, string Path)
{
    /// <summary>What goes into the body as JSON, or null for none.</summary>
    public ObjectValue? Body { get; init; }

    /// <summary>Whether a dry run: it changes nothing, so that a lost answer does no harm.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether an answer may be text of any kind.</summary>
    public bool AnswersText { get; init; }

    /// <summary>Whether it changes nothing and may be sent again.</summary>
    public bool IsRead => Method == HttpMethod.Get;

    /// <summary>Whether it has changed something if it arrived.</summary>
    public bool Changes => !IsRead && !IsDryRun && !AnswersText;

    /// <summary>Whether it is about all integrations: no answer can be that one of them is not there.</summary>
    public bool IsAboutAll => Path.Split('?')[0] == "/integrations";

    /// <summary>Its method and path.</summary>
    public override string ToString() => $"{Method} {Path}";
}
