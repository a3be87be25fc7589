using System.Globalization;
using System.Text;

namespace ImmutaInfra.Core.Addresses;

/// <summary>Reads addresses as users write them: <c>module.a["x"].immuta_s3_integration.lake[0]</c>.</summary>
public static class AddressParser
{
    /// <summary>Reads the address of a module, a resource or an instance; null where the text is none.</summary>
    public static AddressPattern? TryParsePattern(string text)
    {
        if (TryParseNames(text) is not { } parts)
        {
            return null;
        }

        var module = ModuleAddress.Root;
        var at = 0;
        while (at + 1 < parts.Count && parts[at] is ("module", null))
        {
            module = module.Child(parts[at + 1].Name, parts[at + 1].Key);
            at += 2;
        }

        var rest = parts.Skip(at).ToList();
        return rest switch
        {
            [] when !module.IsRoot => new AddressPattern(module, null, null),
            [("data", null), (var type, null), var last] =>
                new AddressPattern(module, new ResourceAddress(module, ResourceMode.Data, type, last.Name), last.Key),
            [(not ("data" or "module"), null) first, var last] =>
                new AddressPattern(module, new ResourceAddress(module, ResourceMode.Managed, first.Name, last.Name), last.Key),
            _ => null,
        };
    }

    /// <summary>Reads the address of one instance; null where the text is none.</summary>
    public static InstanceAddress? TryParseInstance(string text) =>
        TryParsePattern(text) is { Resource: { } resource } pattern ? resource.Instance(pattern.Key) : null;

    /// <summary>Reads names with keys, parted by dots: <c>a[0].b["x.y"]</c>; null where the text is none.</summary>
    public static IReadOnlyList<(string Name, InstanceKey? Key)>? TryParseNames(string text)
    {
        var parts = new List<(string, InstanceKey?)>();
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && text[at] is not ('.' or '['))
            {
                at++;
            }

            var name = text[start..at];
            InstanceKey? key = null;
            if (at < text.Length && text[at] == '[' && (key = ReadKey(text, ref at)) is null)
            {
                return null;
            }

            if (name.Length == 0 || name.Any(c => !char.IsLetterOrDigit(c) && c is not ('_' or '-')))
            {
                return null;
            }

            parts.Add((name, key));
            if (at == text.Length)
            {
                return parts;
            }

            if (text[at] != '.' || ++at == text.Length)
            {
                return null;
            }
        }

        return null;
    }

    private static InstanceKey? ReadKey(string text, ref int at)
    {
        at++;
        if (at < text.Length && text[at] != '"')
        {
            var end = text.IndexOf(']', at);
            if (end < 0 || !int.TryParse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                return null;
            }

            at = end + 1;
            return new InstanceKey(index);
        }

        var name = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' when at + 1 < text.Length && text[at + 1] == ']':
                    at += 2;
                    return new InstanceKey(name.ToString());
                case '"':
                    return null;
                case '\\' when at + 1 < text.Length:
                    at++;
                    name.Append(text[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
                    break;
                case '$' or '%' when at + 2 < text.Length && text[at + 1] == text[at] && text[at + 2] == '{':
                    name.Append(text[at]);
                    at++;
                    break;
                default:
                    name.Append(text[at]);
                    break;
            }
        }

        return null;
    }
}
