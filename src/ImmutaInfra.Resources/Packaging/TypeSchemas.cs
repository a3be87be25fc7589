using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Resources.Packaging;

/// <summary>From attributes to properties of the package schema; gathers the named types that they need.</summary>
internal sealed class TypeSchemas(string package, PropertyNames names)
{
    private readonly Dictionary<string, JObject> _types = new(StringComparer.Ordinal);

    /// <summary>The types gathered up to now, by token, in ordinal order.</summary>
    public JObject All => new(_types.OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => new JProperty(type.Key, type.Value)));

    /// <summary>The type of an object with these attributes.</summary>
    /// <param name="owner">What enumerations inside are named after.</param>
    /// <param name="attributes">What it holds.</param>
    public JObject Object(string owner, IReadOnlyList<AttributeSchema> attributes)
    {
        var type = new JObject { ["type"] = "object", ["properties"] = Properties(owner, attributes) };
        var required = attributes.Where(attribute => attribute.IsRequired).Select(attribute => attribute.Name).ToList();
        if (required.Count > 0)
        {
            type["required"] = new JArray(required);
        }

        return type;
    }

    /// <summary>Properties by name.</summary>
    public JObject Properties(string owner, IEnumerable<AttributeSchema> attributes) =>
        new(attributes.Select(attribute => new JProperty(attribute.Name, Property(owner, attribute))));

    /// <summary>One property: its type, what it means, and what becomes of a change.</summary>
    public JObject Property(string owner, AttributeSchema attribute)
    {
        var property = attribute.AcceptedValues.Count > 0
            ? Reference(Enumeration(owner + Pascal(attribute.Name), attribute.AcceptedValues))
            : Type(attribute.Type);
        property["description"] = Describe(attribute);
        switch (attribute.Default)
        {
            case BooleanValue truth:
                property["default"] = truth.IsTrue;
                break;
            case TextValue text:
                property["default"] = text.Text;
                break;
            case NumberValue { Number: var number }:
                property["default"] = number.ToDouble();
                break;
            default:
                break;
        }

        if (attribute.IsSecret)
        {
            property["secret"] = true;
        }

        if (attribute.ReplaceReason is not null)
        {
            property["willReplaceOnChanges"] = true;
        }

        return property;
    }

    private JObject Type(AttributeType type) => type.Kind switch
    {
        AttributeKind.Text => new JObject { ["type"] = "string" },
        AttributeKind.Integer => new JObject { ["type"] = "integer" },
        AttributeKind.Number => new JObject { ["type"] = "number" },
        AttributeKind.Boolean => new JObject { ["type"] = "boolean" },
        AttributeKind.List => new JObject { ["type"] = "array", ["items"] = Type(type.Element!) },
        AttributeKind.Map => new JObject { ["type"] = "object", ["additionalProperties"] = Type(type.Element!) },
        AttributeKind.Object => Reference(Named(type)),
        _ => new JObject { ["$ref"] = "pulumi.json#/Any" },
    };

    private string Named(AttributeType type)
    {
        var token = Token(type.TypeName!);
        if (!_types.ContainsKey(token))
        {
            _types[token] = []; // Known before its members are, should one be of its own type.
            _types[token] = Object(type.TypeName!, type.Attributes);
        }

        return token;
    }

    private string Enumeration(string name, IReadOnlyList<string> values)
    {
        var token = Token(name);
        _types[token] = new JObject
        {
            ["type"] = "string",
            ["enum"] = new JArray(values.Select(value => new JObject { ["name"] = Pascal(value[(value.LastIndexOf(':') + 1)..]), ["value"] = value })),
        };
        return token;
    }

    private string Token(string name) => $"{package}:index:{name}";

    private static JObject Reference(string token) => new() { ["$ref"] = $"#/types/{token}" };

    private string Describe(AttributeSchema attribute)
    {
        var sentences = new List<string> { attribute.Description };
        if (attribute.RequiredWhen is { } required)
        {
            sentences.Add($"Required when {names.In(required.Text)}{(attribute.AllowedWhen is null ? "" : ", a mistake otherwise")}.");
        }
        else if (attribute.AllowedWhen is { } allowed)
        {
            sentences.Add($"Only when {names.In(allowed.Text)}.");
        }

        if (attribute.ServerDefault is { } taken)
        {
            sentences.Add($"Immuta takes {taken} when it is not given.");
        }

        if (attribute.ReplaceReason is { } reason)
        {
            sentences.Add($"A change needs a replacement: {reason}.");
        }

        if (attribute.Source is { } source)
        {
            sentences.Add($"Source: {source}.");
        }

        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>A name of words with capitals, such as <c>InitialCreate</c> of <c>initial-create</c> and <c>PrivKeyFile</c> of
    /// <c>PRIV_KEY_FILE</c>: one that SDKs can make their own form of.</summary>
    private static string Pascal(string text) => string.Concat(text
        .Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => char.ToUpperInvariant(word[0]) + (text.Any(char.IsAsciiLetterLower) ? word[1..] : word[1..].ToLowerInvariant())));
}
