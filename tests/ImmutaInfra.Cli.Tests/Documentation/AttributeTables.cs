using System.Text;
using ImmutaInfra.Core.Schema;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>Tables of attributes, one for the top and one for each object below.</summary>
internal static class AttributeTables
{
    /// <summary>Writes the attributes that the user gives.</summary>
    public static void WriteInputs(StringBuilder page, IEnumerable<AttributeSchema> attributes)
    {
        var all = attributes.ToList();
        WriteTable(page, all);
        foreach (var (path, type) in all.SelectMany(attribute => Objects(attribute, attribute.HclName)))
        {
            page.Append($"\n### `{path}`\n\n");
            WriteTable(page, type.Attributes);
        }
    }

    /// <summary>Writes the attributes that can only be read.</summary>
    public static void WriteOutputs(StringBuilder page, IEnumerable<AttributeSchema> attributes)
    {
        page.Append("| attribute | type | meaning |\n|---|---|---|\n");
        var all = attributes.SelectMany(attribute => Flat(attribute, attribute.HclName)).ToList();
        var sources = all.Select(each => each.Attribute.Source).Distinct().ToList();
        foreach (var (path, attribute) in all)
        {
            page.Append($"| `{path}` | {TypeOf(attribute.Type)} | {Meaning(attribute, sources.Count > 1)} |\n");
        }

        WriteCommonSource(page, sources);
    }

    private static void WriteTable(StringBuilder page, IReadOnlyList<AttributeSchema> attributes)
    {
        var sources = attributes.Select(attribute => attribute.Source).Distinct().ToList();
        page.Append("| attribute | type | required | default | meaning |\n|---|---|---|---|---|\n");
        foreach (var attribute in attributes)
        {
            page.Append($"| `{attribute.HclName}` | {TypeOf(attribute.Type)} | {Required(attribute)} | {Default(attribute)} | {Meaning(attribute, sources.Count > 1)} |\n");
        }

        WriteCommonSource(page, sources);
    }

    // Said once where all have the same.
    private static void WriteCommonSource(StringBuilder page, List<string?> sources)
    {
        if (sources is [{ } source])
        {
            page.Append($"\nSource: {source}.\n");
        }
    }

    private static IEnumerable<(string Path, AttributeType Type)> Objects(AttributeSchema attribute, string path) =>
        ObjectIn(attribute.Type) is not { } type
            ? []
            : [(path, type), .. type.Attributes.SelectMany(inner => Objects(inner, $"{path}.{inner.HclName}"))];

    private static IEnumerable<(string Path, AttributeSchema Attribute)> Flat(AttributeSchema attribute, string path) =>
    [
        (path, attribute),
        .. (ObjectIn(attribute.Type)?.Attributes ?? []).SelectMany(inner =>
            Flat(inner, $"{path}{(attribute.Type.Kind == AttributeKind.List ? "[*]" : "")}.{inner.HclName}")),
    ];

    private static AttributeType? ObjectIn(AttributeType type) => type.Kind == AttributeKind.Object ? type : type.Element is { } element ? ObjectIn(element) : null;

    private static string TypeOf(AttributeType type) => type.Kind switch
    {
        AttributeKind.Text => "string",
        AttributeKind.Integer => "whole number",
        AttributeKind.Number => "number",
        AttributeKind.Boolean => "bool",
        AttributeKind.List => $"list of {TypeOf(type.Element!)}",
        AttributeKind.Map => $"map of {TypeOf(type.Element!)}",
        AttributeKind.Object => "object",
        _ => "any",
    };

    private static string Required(AttributeSchema attribute) =>
        attribute.IsRequired ? "yes"
        : attribute.RequiredWhen is { } when ? $"when {Code(when.Text)}{(attribute.AllowedWhen is null ? "" : ", a mistake otherwise")}"
        : attribute.AllowedWhen is { } allowed ? $"no; only when {Code(allowed.Text)}"
        : "no";

    private static string Default(AttributeSchema attribute) =>
        attribute.Default is { } value ? $"`{value}`"
        : attribute is { IsRequired: false, ServerDefault: { } taken } ? $"`{taken}` (by Immuta)"
        : attribute.DefaultFromEnvironment.Count > 0 ? string.Join(", ", attribute.DefaultFromEnvironment.Select(name => $"`{name}`"))
        : "";

    private static string Meaning(AttributeSchema attribute, bool namesSource)
    {
        List<string> sentences = [attribute.Description];
        if (attribute.AcceptedValues.Count > 0)
        {
            sentences.Add($"One of {string.Join(", ", attribute.AcceptedValues.Select(value => $"`{value}`"))}.");
        }

        if (attribute.IsSecret)
        {
            sentences.Add("**Secret.**");
        }

        if (attribute.IsNeverReadBack)
        {
            sentences.Add("Immuta does not show it: the state alone knows it.");
        }

        if (attribute.ReplaceReason is { } reason)
        {
            sentences.Add($"**A change replaces the integration:** {reason.TrimEnd('.')}.");
        }

        if (namesSource && attribute.Source is { } source)
        {
            sentences.Add($"<br>*Source: {source}.*");
        }

        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0)).Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Code(string condition) => $"`{condition}`";
}
