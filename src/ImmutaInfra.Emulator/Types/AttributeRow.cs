using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>What the attribute tables say about one attribute of <c>config</c>.</summary>
internal sealed record AttributeRow
{
    /// <summary>The dotted path below <c>config</c>, such as <c>okta.username</c>.</summary>
    public required string Path { get; init; }

    /// <summary><c>string</c>, <c>integer</c>, <c>boolean</c>, <c>object</c>, <c>array&lt;string&gt;</c> or <c>array&lt;object&gt;</c>.</summary>
    public required string JsonType { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>When it is required, in the words of the tables; null if that does not depend on anything.</summary>
    public string? RequiredWhen { get; init; }

    /// <summary>What the server fills in; null if nothing.</summary>
    public JToken? Default { get; init; }

    /// <summary>The accepted values; empty if any will do.</summary>
    public required IReadOnlyList<string> Accepted { get; init; }

    public required bool IsSecret { get; init; }

    /// <summary>Whether PUT may change it.</summary>
    public required bool IsEditable { get; init; }

    /// <summary>What GET gives: <c>plain</c>, <c>redacted</c>, <c>omitted</c>, <c>omitted-or-redacted</c> or <c>unknown</c>.</summary>
    public required string Returned { get; init; }

    public required string Description { get; init; }

    /// <summary>Whether other rows describe what is inside this one.</summary>
    public bool HasRowsInside { get; init; }

    public string[] Segments => Path.Split('.');

    public string Name => Segments[^1];

    /// <summary>Whether GET keeps the value to itself, so that a PUT cannot be expected to repeat it.</summary>
    public bool IsHidden => Returned != "plain" && !HasRowsInside;

    /// <summary>The object that holds this attribute, or null if there is none in <paramref name="config"/>.</summary>
    public JObject? FindHolder(JObject config)
    {
        JObject? holder = config;
        foreach (var segment in Segments[..^1])
        {
            holder = holder?[segment] as JObject;
        }

        return holder;
    }

    /// <summary>The attribute's value, or null if it is missing or a JSON null.</summary>
    public JToken? Find(JObject config) =>
        FindHolder(config)?[Name] is { Type: not JTokenType.Null } value ? value : null;
}
