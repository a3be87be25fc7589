using System.Globalization;
using System.Text;
using ImmutaInfra.Hcl.Syntax;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>Writes a resource block as the C# that says the same with the SDK that <c>pulumi package add</c> generates.</summary>
/// <param name="package">The package schema: names of types and of accepted values come from it.</param>
internal sealed class CSharpExample(JObject package)
{
    private readonly StringBuilder _code = new();

    /// <summary>The statements, from the block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="token">Its type under Pulumi.</param>
    public string Write(BlockSyntax block, string token)
    {
        var name = token.Split(':')[2];
        var inputs = (JObject?)package["resources"]![token]!["inputProperties"] ?? [];
        if (block.Body.Attributes.Count == 0)
        {
            return $"var {block.Labels[1].Text} = new {name}(\"{block.Labels[1].Text}\");";
        }

        _code.Append(CultureInfo.InvariantCulture, $"var {block.Labels[1].Text} = new {name}(\"{block.Labels[1].Text}\", new {name}Args\n{{\n");
        foreach (var attribute in block.Body.Attributes)
        {
            WriteMember(attribute.Name, attribute.Expression, inputs, indent: 1);
        }

        return _code.Append("});").ToString();
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Camel(string hclName) => string.Concat(hclName.Split('_').Select((word, index) => index == 0 ? word : Pascal(word)));

    private void WriteMember(string hclName, ExpressionSyntax value, JObject properties, int indent)
    {
        var property = properties.Properties().Single(each => Core.Schema.AttributeNames.ToHcl(each.Name) == hclName);
        _code.Append(new string(' ', indent * 4)).Append(Pascal(property.Name)).Append(" = ");
        WriteValue(value, (JObject)property.Value, indent);
        _code.Append(",\n");
    }

    private void WriteValue(ExpressionSyntax value, JObject property, int indent)
    {
        var type = ((string?)property["$ref"])?["#/types/".Length..];
        switch (value)
        {
            case BooleanSyntax truth:
                _code.Append(truth.Value ? "true" : "false");
                break;
            case NumberSyntax number:
                _code.Append(number.Text);
                break;
            case TemplateSyntax { Literal: { } text } when type is not null:
                var accepted = package["types"]![type]!["enum"]!.Single(each => (string?)each["value"] == text);
                _code.Append(CultureInfo.InvariantCulture, $"{type.Split(':')[2]}.{accepted["name"]}");
                break;
            case TemplateSyntax { Literal: { } text }:
                _code.Append(JValue.CreateString(text).ToString(Newtonsoft.Json.Formatting.None));
                break;
            case ScopeTraversalSyntax { RootName: "var" } variable:
                _code.Append(CultureInfo.InvariantCulture, $"config.RequireSecret(\"{Camel(variable.ToSource()["var.".Length..])}\")");
                break;
            case TupleSyntax tuple:
                _code.Append("{ ");
                foreach (var (element, index) in tuple.Elements.Select((element, index) => (element, index)))
                {
                    _code.Append(index == 0 ? "" : ", ");
                    WriteValue(element, (JObject)property["items"]!, indent);
                }

                _code.Append(" }");
                break;
            case ObjectSyntax members:
                var pad = new string(' ', indent * 4);
                _code.Append(CultureInfo.InvariantCulture, $"new {type!.Split(':')[2]}Args\n{pad}{{\n");
                foreach (var item in members.Items)
                {
                    WriteMember(item.LiteralKey!, item.Value, (JObject)package["types"]![type]!["properties"]!, indent + 1);
                }

                _code.Append(pad).Append('}');
                break;
            default:
                throw new NotSupportedException($"An example in C# cannot hold {value.GetType().Name}.");
        }
    }
}
