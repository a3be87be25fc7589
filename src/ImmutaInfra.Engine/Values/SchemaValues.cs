using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Hcl.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Values;

/// <summary>Takes values across the border between the language and providers: snake_case and typed on this side, camelCase on that.
/// Sensitive marks here are secrets there.</summary>
public static class SchemaValues
{
    private const string StringType = "\"string\"";
    private const string NumberType = "\"number\"";

    /// <summary>A provider's value in the language.</summary>
    /// <param name="value">The value; null where there is none.</param>
    /// <param name="type">What the schema says it is. A value of another shape is taken as it is.</param>
    public static HclValue ToHcl(Value? value, AttributeType type) => value switch
    {
        null or NullValue => HclValue.Null(SchemaTypes.Of(type)),
        UnknownValue => HclValue.Unknown(SchemaTypes.Of(type)),
        SecretValue secret => ToHcl(secret.Revealed, type).WithMarks(HclMarks.Sensitive),
        _ => (type.Kind, value) switch
        {
            (AttributeKind.Text, TextValue text) => HclValue.String(text.Text),
            (AttributeKind.Integer or AttributeKind.Number, NumberValue number) => NumberToHcl(number.Number),
            (AttributeKind.Boolean, BooleanValue boolean) => HclValue.Bool(boolean.IsTrue),
            (AttributeKind.List, ListValue list) =>
                HclValue.List(SchemaTypes.Of(type.Element!), list.Select(item => ToHcl(item, type.Element!))),
            (AttributeKind.Map, ObjectValue map) =>
                HclValue.Map(SchemaTypes.Of(type.Element!), map.Select(member => KeyValuePair.Create(member.Key, ToHcl(member.Value, type.Element!)))),
            (AttributeKind.Object, ObjectValue members) =>
                HclValue.Object(type.Attributes.Select(attribute => KeyValuePair.Create(attribute.HclName, ToHcl(members.Find(attribute.Name), attribute.Type)))),
            (AttributeKind.Any, _) => AnyToHcl(value),
            (AttributeKind.Typed, _) => TypedValue.TypeOf(value) is { } own ? OwnTyped(TypedValue.Bare(value), own) : AnyToHcl(value),
            _ => Fit(AnyToHcl(value), SchemaTypes.Of(type)),
        },
    };

    /// <summary>What an object of a provider has for an attribute, in the language.</summary>
    internal static HclValue ToHcl(ObjectValue values, AttributeSchema attribute)
    {
        var value = ToHcl(values.Find(attribute.Name), attribute.Type);
        return attribute.IsSecret ? value.WithMarks(HclMarks.Sensitive) : value;
    }

    /// <summary>A value of any shape in the language: lists are tuples, objects are objects, names stay as they are.</summary>
    public static HclValue AnyToHcl(Value value) => value switch
    {
        NullValue => HclValue.DynamicNull,
        UnknownValue => HclValue.DynamicUnknown,
        SecretValue secret => AnyToHcl(secret.Revealed).WithMarks(HclMarks.Sensitive),
        BooleanValue boolean => HclValue.Bool(boolean.IsTrue),
        NumberValue number => NumberToHcl(number.Number),
        TextValue text => HclValue.String(text.Text),
        ListValue list => HclValue.Tuple(list.Select(AnyToHcl)),
        ObjectValue members => HclValue.Object(members.Select(member => KeyValuePair.Create(member.Key, AnyToHcl(member.Value)))),
        _ => throw new InvalidOperationException($"A value of kind {value.GetType().Name} has no form in the language."),
    };

    /// <summary>The object that references to a resource see: every attribute of its schema, and its id.</summary>
    /// <param name="outputs">Its attributes in camelCase.</param>
    /// <param name="id">Its id, or null while nobody knows more of it than that there will be one.</param>
    /// <param name="schema">Its schema.</param>
    public static HclValue InstanceToHcl(ObjectValue outputs, string? id, ResourceSchema schema) =>
        HclValue.Object(schema.Attributes
            .Select(attribute => KeyValuePair.Create(attribute.HclName, ToHcl(outputs, attribute)))
            .Append(KeyValuePair.Create("id", id is null ? HclValue.Unknown(HclType.String, HclRefinement.OnlyNotNull) : HclValue.String(id))));

    /// <summary>A value of the language for a provider.</summary>
    /// <param name="value">The value, converted to the type already.</param>
    /// <param name="type">What the schema says it is.</param>
    public static Value ToCore(HclValue value, AttributeType type)
    {
        if (type.Kind != AttributeKind.Typed && value.Marks != HclMarks.None)
        {
            return SecretValue.Of(ToCore(value.Unmark(), type));
        }

        if (type.Kind == AttributeKind.Typed)
        {
            // The type is no secret, as pulumi-hcl sees it; only what is in it.
            return value.IsKnown && value.IsNull ? Value.Null : TypedValue.Of(WriteType(value.Type), AnyToCore(value));
        }

        if (!value.IsKnown)
        {
            return Value.Unknown;
        }

        if (value.IsNull)
        {
            return Value.Null;
        }

        return type.Kind switch
        {
            AttributeKind.Object => new ObjectValue(
                from attribute in type.Attributes
                let member = value.Find(attribute.HclName)
                where member is not null && !(member.IsNull && member.IsKnown)
                select KeyValuePair.Create(attribute.Name, ToCore(member, attribute.Type))),
            AttributeKind.List => new ListValue(value.Elements.Select(element => ToCore(element, type.Element!))),
            AttributeKind.Map => new ObjectValue(value.Entries.Select(entry => KeyValuePair.Create(entry.Key, ToCore(entry.Value, type.Element!)))),
            _ => AnyToCore(value),
        };
    }

    /// <summary>The same value with the schema's defaults where members of objects are not given.</summary>
    public static Value WithDefaults(Value value, AttributeType type) => (type.Kind, value) switch
    {
        (AttributeKind.Object, ObjectValue members) => new ObjectValue(
            from attribute in type.Attributes
            let member = members.Find(attribute.Name) is { } given ? WithDefaults(given, attribute.Type) : attribute.Default
            where member is not null
            select KeyValuePair.Create(attribute.Name, attribute.IsSecret && !member.IsNull ? SecretValue.Of(member) : member)),
        (AttributeKind.List, ListValue items) => new ListValue(items.Select(item => WithDefaults(item, type.Element!))),
        (AttributeKind.Map, ObjectValue entries) =>
            new ObjectValue(entries.Select(entry => KeyValuePair.Create(entry.Key, WithDefaults(entry.Value, type.Element!)))),
        _ => value,
    };

    /// <summary>A value of any shape for a provider or the state; names stay as they are.</summary>
    /// <remarks>A number without end, which variables and outputs of modules may hold, is a text: state and JSON have no other form for it.
    /// Where it would be kept as a value, <see cref="Infinities"/> finds it before.</remarks>
    public static Value AnyToCore(HclValue value)
    {
        if (value.Marks != HclMarks.None)
        {
            return SecretValue.Of(AnyToCore(value.Unmark()));
        }

        if (!value.IsKnown)
        {
            return Value.Unknown;
        }

        if (value.IsNull)
        {
            return Value.Null;
        }

        return value.Type.Kind switch
        {
            HclTypeKind.String => value.AsString(),
            HclTypeKind.Number when value.AsNumber().IsInfinite => value.AsNumber().Sign < 0 ? "-Infinity" : "Infinity",
            HclTypeKind.Number => Number.Parse(value.AsNumber().ToString()),
            HclTypeKind.Bool => value.AsBool(),
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple => new ListValue(value.Elements.Select(AnyToCore)),
            _ => new ObjectValue(value.Entries.Select(entry => KeyValuePair.Create(entry.Key, AnyToCore(entry.Value)))),
        };
    }

    /// <summary>A value in the language, of a type of the language.</summary>
    /// <param name="value">The value; what the type does not fit is taken as it is.</param>
    /// <param name="type">The type.</param>
    private static HclValue ToHcl(Value value, HclType type) => value switch
    {
        NullValue => HclValue.Null(type),
        UnknownValue => HclValue.Unknown(type),
        SecretValue secret => ToHcl(secret.Revealed, type).WithMarks(HclMarks.Sensitive),
        _ => (type.Kind, value) switch
        {
            (HclTypeKind.List, ListValue items) => HclValue.List(type.ElementType, items.Select(item => ElementToHcl(item, type.ElementType))),
            (HclTypeKind.Set, ListValue items) => HclValue.Set(type.ElementType, items.Select(item => ElementToHcl(item, type.ElementType))),
            (HclTypeKind.Map, ObjectValue entries) =>
                HclValue.Map(type.ElementType, entries.Select(entry => KeyValuePair.Create(entry.Key, ElementToHcl(entry.Value, type.ElementType)))),
            (HclTypeKind.Tuple, ListValue items) when items.Count == type.ElementTypes.Length =>
                HclValue.Tuple(items.Select((item, index) => ToHcl(item, type.ElementTypes[index]))),
            (HclTypeKind.Object, ObjectValue members) =>
                HclValue.Object(type.Attributes.Select(attribute => KeyValuePair.Create(attribute.Name, ToHcl(members[attribute.Name], attribute.Type)))),
            _ => AnyToHcl(value),
        },
    };

    /// <summary>All elements are of one type.</summary>
    private static HclValue ElementToHcl(Value value, HclType type) => Fit(ToHcl(value, type), type);

    private static string WriteType(HclType type) => type.Kind switch
    {
        HclTypeKind.String => StringType,
        HclTypeKind.Number => NumberType,
        _ => type.ToJson().ToString(Newtonsoft.Json.Formatting.None),
    };

    /// <summary>A value of the type that it carries. What stands in a state may be damaged, or come from a later version of another program: a value
    /// whose type says nothing has the shape that it has.</summary>
    private static HclValue OwnTyped(Value value, string json)
    {
        try
        {
            return ToHcl(value, ParseType(json));
        }
        catch (Exception damage) when (damage is FormatException or Newtonsoft.Json.JsonException)
        {
            return AnyToHcl(value);
        }
    }

    private static HclType ParseType(string json) => json switch
    {
        StringType => HclType.String,
        NumberType => HclType.Number,
        _ => HclType.FromJson(JToken.Parse(json)),
    };

    private static HclValue NumberToHcl(Number number) => HclValue.Number(HclNumber.Parse(number.ToString()));

    // A state of an older version may hold another shape; a reference should see what the schema promises, or nothing known.
    private static HclValue Fit(HclValue value, HclType type) =>
        Conversion.TryTo(value, type, out var converted, out _) ? converted : HclValue.Unknown(type);
}
