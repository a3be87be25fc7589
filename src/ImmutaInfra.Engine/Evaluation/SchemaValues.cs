using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>Takes values across the border between the language and providers: snake_case and typed on this side, camelCase on that.
/// Sensitive marks here are secrets there.</summary>
public static class SchemaValues
{
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
            _ => Fit(AnyToHcl(value), SchemaTypes.Of(type)),
        },
    };

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
    /// <param name="id">Its id, or null while it is not known.</param>
    /// <param name="schema">Its schema.</param>
    public static HclValue InstanceToHcl(ObjectValue outputs, string? id, ResourceSchema schema) =>
        HclValue.Object(schema.Attributes
            .Select(attribute => KeyValuePair.Create(attribute.HclName, Marked(attribute, ToHcl(outputs.Find(attribute.Name), attribute.Type))))
            .Append(KeyValuePair.Create("id", id is null ? HclValue.Unknown(HclType.String) : HclValue.String(id))));

    /// <summary>A value of the language for a provider.</summary>
    /// <param name="value">The value, converted to the type already.</param>
    /// <param name="type">What the schema says it is.</param>
    public static Value ToCore(HclValue value, AttributeType type)
    {
        if (value.IsSensitive || (value.Marks & HclMarks.Ephemeral) != 0)
        {
            return SecretValue.Of(ToCore(value.Unmark(), type));
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
            HclTypeKind.Number => Number.Parse(value.AsNumber().ToString()),
            HclTypeKind.Bool => value.AsBool(),
            HclTypeKind.List or HclTypeKind.Set or HclTypeKind.Tuple => new ListValue(value.Elements.Select(AnyToCore)),
            _ => new ObjectValue(value.Entries.Select(entry => KeyValuePair.Create(entry.Key, AnyToCore(entry.Value)))),
        };
    }

    private static HclValue NumberToHcl(Number number) => HclValue.Number(HclNumber.Parse(number.ToString()));

    private static HclValue Marked(AttributeSchema attribute, HclValue value) =>
        attribute.IsSecret ? value.WithMarks(HclMarks.Sensitive) : value;

    // A state of an older version may hold another shape; a reference should see what the schema promises, or nothing known.
    private static HclValue Fit(HclValue value, HclType type) =>
        Conversion.TryTo(value, type, out var converted, out _) ? converted : HclValue.Unknown(type);
}
