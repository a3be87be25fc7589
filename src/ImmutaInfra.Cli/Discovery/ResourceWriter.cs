using System.Text;
using ImmutaInfra.Cli.Engines;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Hcl.Formatting;
using ImmutaInfra.Hcl.Parsing;

namespace ImmutaInfra.Cli.Discovery;

/// <summary>Writes one discovered resource as configuration. What Immuta hides becomes a variable; no secret is ever written, not even one
/// that Immuta shows.</summary>
internal sealed class ResourceWriter
{
    private readonly FreeNames _names;
    private readonly DiscoveredResource _resource;
    private readonly string _name;
    private readonly ObjectValue _revealed;
    private readonly List<WrittenVariable> _variables = [];
    private readonly List<string> _untold = [];
    private readonly StringBuilder _text = new();

    private ResourceWriter(DiscoveredResource resource, FreeNames names)
    {
        _resource = resource;
        _names = names;
        _name = names.TakeResource(resource);
        _revealed = (ObjectValue)resource.Inputs.WithoutSecrets();
    }

    private string Address => $"{_resource.Schema.HclType}.{_name}";

    /// <summary>Writes it, and takes its names.</summary>
    public static WrittenResource Write(DiscoveredResource resource, FreeNames names)
    {
        var writer = new ResourceWriter(resource, names);
        return new WrittenResource(resource, writer.Address, writer._variables, writer.Write());
    }

    private string Write()
    {
        var status = _resource.Status is "" or "enabled" ? "" : $"# Immuta says of it: {QuotedText.Write(_resource.Status)}\n";
        _text.Append($"{status}import {{\nto = {Address}\nid = {QuotedText.Write(_resource.Id)}\n}}\n\nresource {QuotedText.Write(_resource.Schema.HclType)} {QuotedText.Write(_name)} {{\n");
        var attributes = _resource.Schema.Inputs.Where(attribute => !attribute.IsSteering).ToList();
        WriteMembers([.. attributes.Where(attribute => attribute.Type.Kind != AttributeKind.Object)], _resource.Inputs, [], isSecret: false);
        WriteMembers([.. attributes.Where(attribute => attribute.Type.Kind == AttributeKind.Object)], _resource.Inputs, [], isSecret: false);
        if (_untold.Count > 0)
        {
            _text.Append($"\n# Immuta does not tell whether it has: {string.Join(", ", _untold)}\n");
        }

        _text.Append("}\n");
        foreach (var variable in _variables)
        {
            _text.Append($"\nvariable {QuotedText.Write(variable.Name)} {{\n")
                .Append($"description = {QuotedText.Write($"{variable.Attribute} of {variable.Address}. Set it by TF_VAR_{variable.Name}.")}\n")
                .Append($"type = {variable.Type}\n")
                .Append(variable.IsSensitive ? "sensitive = true\n" : "")
                .Append("}\n");
        }

        return _text.ToString();
    }

    private void WriteMembers(IReadOnlyList<AttributeSchema> attributes, ObjectValue values, IReadOnlyList<string> path, bool isSecret)
    {
        foreach (var attribute in attributes.Where(attribute => !attribute.IsComputed))
        {
            WriteMember(attribute, values[attribute.Name], [.. path, attribute.HclName], isSecret || attribute.IsSecret);
        }
    }

    private void WriteMember(AttributeSchema attribute, Value value, IReadOnlyList<string> path, bool isSecret)
    {
        if (value.IsNull && !IsNeeded(attribute))
        {
            if (attribute.IsNeverReadBack && attribute.AllowedWhen?.Holds(_revealed) != false)
            {
                _untold.Add(string.Join('.', path));
            }
        }
        else if (attribute.Type.Kind == AttributeKind.Object && (value.IsNull || value.Revealed is ObjectValue))
        {
            _text.Append($"{(path.Count == 1 ? "\n" : "")}{attribute.HclName} = {{\n");
            WriteMembers(attribute.Type.Attributes, value.Revealed as ObjectValue ?? ObjectValue.Empty, path, isSecret || value is SecretValue);
            _text.Append("}\n");
        }
        else if (isSecret || value.HasSecrets)
        {
            _text.Append($"{attribute.HclName} = {Variable(attribute, path, isSensitive: true)}\n");
        }
        else if (value.IsNull)
        {
            var only = attribute.ServerDefault ?? (attribute.AcceptedValues is [var accepted] ? (Value)accepted : Value.Null);
            _text.Append($"{attribute.HclName} = {(only.IsNull ? Variable(attribute, path, isSensitive: false) : Literal(only, attribute.Type))}\n");
        }
        else
        {
            _text.Append($"{attribute.HclName} = {Literal(value, attribute.Type)}\n");
        }
    }

    private bool IsNeeded(AttributeSchema attribute) => attribute.IsRequired || attribute.RequiredWhen?.Holds(_revealed) == true;

    private string Variable(AttributeSchema attribute, IReadOnlyList<string> path, bool isSensitive)
    {
        var name = _names.TakeVariable($"{FreeNames.ShortTypeOf(_resource)}_{_name}_{string.Join('_', path)}");
        _variables.Add(new WrittenVariable(name, Address, string.Join('.', path), TypeOf(attribute.Type), isSensitive));
        return $"var.{name}";
    }

    private static string TypeOf(AttributeType type) => type.Kind switch
    {
        AttributeKind.Text => "string",
        AttributeKind.Boolean => "bool",
        AttributeKind.Integer or AttributeKind.Number => "number",
        AttributeKind.List => $"list({TypeOf(type.Element!)})",
        AttributeKind.Map => $"map({TypeOf(type.Element!)})",
        _ => "any",
    };

    private static string Literal(Value value, AttributeType? type) => value switch
    {
        TextValue text => QuotedText.Write(text.Text),
        BooleanValue truth => truth.IsTrue ? "true" : "false",
        NumberValue number => number.ToString(),
        ListValue list => $"[{string.Join(", ", list.Select(item => Literal(item, type?.Element)))}]",
        ObjectValue members => $"{{\n{string.Concat(members.Select(member => Member(member, type)))}}}",
        _ => "null",
    };

    private static string Member(KeyValuePair<string, Value> member, AttributeType? type)
    {
        var attribute = type?.Attributes.FirstOrDefault(attribute => attribute.Name == member.Key);
        var name = attribute?.HclName ?? member.Key;
        return $"{(Identifiers.IsValid(name) ? name : QuotedText.Write(name))} = {Literal(member.Value, attribute?.Type ?? type?.Element)}\n";
    }
}
