using System.Text;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Hcl.Values;

/// <content>The forms in which types are written.</content>
public sealed partial class HclType
{
    private const int Indent = 4;

    /// <summary>The name in messages: <c>list of string</c>, <c>object</c>, <c>dynamic</c>.</summary>
    public override string ToString() => NameIn(dynamic: "dynamic", dynamicElement: "dynamic");

    /// <summary>The name in messages about what is asked for: <c>any type</c>, <c>list of any single type</c>.</summary>
    public string ToConstraintString() => NameIn(dynamic: "any type", dynamicElement: "any single type");

    /// <summary>What <c>type()</c> of the console prints, over several lines for objects and tuples.</summary>
    public string ToTypeText()
    {
        var text = new StringBuilder();
        AppendTypeText(text, 0);
        return text.ToString();
    }

    /// <summary>Terraform's JSON form: <c>"string"</c>, <c>["list","string"]</c>, <c>["object",{…}]</c>; optional attributes
    /// as a third element.</summary>
    public JToken ToJson()
    {
        switch (Kind)
        {
            case HclTypeKind.Tuple:
                return new JArray("tuple", new JArray(_elements.Select(type => type.ToJson())));
            case HclTypeKind.Object:
                var attributes = new JObject();
                foreach (var attribute in _attributes)
                {
                    attributes[attribute.Name] = attribute.Type.ToJson();
                }

                var optional = _attributes.Where(attribute => attribute.IsOptional).Select(attribute => attribute.Name).ToArray();
                var json = new JArray("object", attributes);
                if (optional.Length > 0)
                {
                    json.Add(new JArray(optional));
                }

                return json;
            default:
                return IsCollection ? new JArray(KindName, ElementType.ToJson()) : KindName;
        }
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">It is no such description.</exception>
    public static HclType FromJson(JToken json) => json switch
    {
        JValue { Value: string name } => name switch
        {
            "string" => String,
            "number" => Number,
            "bool" => Bool,
            "dynamic" => Dynamic,
            _ => throw new FormatException($"\"{name}\" is the name of no primitive type."),
        },
        JArray { Count: 2 or 3 } array when array[0] is JValue { Value: string kind } => (kind, array[1], array.Count) switch
        {
            ("list", _, 2) => List(FromJson(array[1])),
            ("set", _, 2) => Set(FromJson(array[1])),
            ("map", _, 2) => Map(FromJson(array[1])),
            ("tuple", JArray types, 2) => Tuple([.. types.Select(FromJson)]),
            ("object", JObject types, _) => ObjectFromJson(types, array.Count == 3 ? array[2] : null),
            _ => throw new FormatException($"The type description {array} is not understood."),
        },
        _ => throw new FormatException($"The type description {json} is not understood."),
    };

    private static HclType ObjectFromJson(JObject types, JToken? optional)
    {
        var names = optional is JArray array ? array.Select(name => (name as JValue)?.Value as string).ToHashSet() : [];
        return Object(types.Properties().Select(
            property => new HclAttribute(property.Name, FromJson(property.Value), names.Contains(property.Name))));
    }

    private string KindName => Kind switch
    {
        HclTypeKind.Dynamic => "dynamic",
        HclTypeKind.String => "string",
        HclTypeKind.Number => "number",
        HclTypeKind.Bool => "bool",
        HclTypeKind.List => "list",
        HclTypeKind.Set => "set",
        HclTypeKind.Map => "map",
        HclTypeKind.Tuple => "tuple",
        _ => "object",
    };

    private string NameIn(string dynamic, string dynamicElement) => Kind switch
    {
        HclTypeKind.Dynamic => dynamic,
        _ when IsCollection => $"{KindName} of "
            + (ElementType.Kind == HclTypeKind.Dynamic ? dynamicElement : ElementType.NameIn(dynamic, dynamicElement)),
        _ => KindName,
    };

    private void AppendTypeText(StringBuilder text, int depth)
    {
        switch (Kind)
        {
            case HclTypeKind.Object when _attributes.Length > 0:
                text.Append("object({\n");
                foreach (var attribute in _attributes)
                {
                    text.Append(' ', (depth + 1) * Indent).Append(attribute.Name).Append(": ");
                    attribute.Type.AppendTypeText(text, depth + 1);
                    text.Append(",\n");
                }

                text.Append(' ', depth * Indent).Append("})");
                break;
            case HclTypeKind.Object:
                text.Append("object({})");
                break;
            case HclTypeKind.Tuple when _elements.Length > 0:
                text.Append("tuple([\n");
                foreach (var element in _elements)
                {
                    text.Append(' ', (depth + 1) * Indent);
                    element.AppendTypeText(text, depth + 1);
                    text.Append(",\n");
                }

                text.Append(' ', depth * Indent).Append("])");
                break;
            case HclTypeKind.Tuple:
                text.Append("tuple([])");
                break;
            case HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Map:
                text.Append(KindName).Append('(');
                if (ElementType.Kind is HclTypeKind.Tuple or HclTypeKind.Object)
                {
                    text.Append('\n').Append(' ', (depth + 1) * Indent);
                    ElementType.AppendTypeText(text, depth + 1);
                    text.Append(",\n").Append(' ', depth * Indent);
                }
                else
                {
                    ElementType.AppendTypeText(text, depth);
                }

                text.Append(')');
                break;
            default:
                text.Append(KindName);
                break;
        }
    }
}
