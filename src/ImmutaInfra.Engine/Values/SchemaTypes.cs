using System.Runtime.CompilerServices;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Values;

/// <summary>The types of the language that belong to a schema's types; object attributes in snake_case.</summary>
public static class SchemaTypes
{
    private static readonly ConditionalWeakTable<AttributeType, HclType> Known = [];

    /// <summary>The type that a value of the attribute has.</summary>
    public static HclType Of(AttributeType type) => type.Kind switch
    {
        AttributeKind.Text => HclType.String,
        AttributeKind.Integer or AttributeKind.Number => HclType.Number,
        AttributeKind.Boolean => HclType.Bool,
        AttributeKind.Any or AttributeKind.Typed => HclType.Dynamic,
        _ => Known.GetValue(type, static composed => composed.Kind switch
        {
            AttributeKind.List => HclType.List(Of(composed.Element!)),
            AttributeKind.Map => HclType.Map(Of(composed.Element!)),
            _ => HclType.Object(composed.Attributes.Select(attribute => new HclAttribute(attribute.HclName, Of(attribute.Type)))),
        }),
    };

    /// <summary>The type that a user's value is converted to: every attribute of an object may be left out, since the provider's
    /// check says better what is missing.</summary>
    public static HclType ForInput(AttributeType type) => type.Kind switch
    {
        AttributeKind.List => HclType.List(ForInput(type.Element!)),
        AttributeKind.Map => HclType.Map(ForInput(type.Element!)),
        AttributeKind.Object => HclType.Object(type.Attributes
            .Where(attribute => !attribute.IsComputed)
            .Select(attribute => new HclAttribute(attribute.HclName, ForInput(attribute.Type), IsOptional: true))),
        _ => Of(type),
    };
}
