using System.Collections.Immutable;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <content>What happens to one instance, and how it is addressed.</content>
internal sealed partial class PlanPayloadReader
{
    private ResourceChange ReadChange()
    {
        InstanceAddress? address = null, previous = null;
        Urn? urn = null;
        var (package, action, reason) = ("", PlannedAction.NoOp, ActionReason.None);
        string? id = null, importId = null;
        ObjectValue? before = null, after = null, inputs = null;
        ImmutableArray<AttributeChange> changes = [];
        ImmutableArray<string> sensitive = [], hidden = [], notes = [];
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "address":
                    address = ReadAddress();
                    break;
                case "previousAddress":
                    previous = ReadAddress();
                    break;
                case "urn":
                    urn = Urn.TryParse(_json.Text());
                    break;
                case "package":
                    package = _json.Text();
                    break;
                case "action":
                    action = Word<PlannedAction>();
                    break;
                case "reason":
                    reason = Word<ActionReason>();
                    break;
                case "id":
                    id = _json.Text();
                    break;
                case "importId":
                    importId = _json.Text();
                    break;
                case "before":
                    before = _values.ReadObject();
                    break;
                case "after":
                    after = _values.ReadObject();
                    break;
                case "inputs":
                    inputs = _values.ReadObject();
                    break;
                case "changes":
                    changes = [.. List(ReadAttributeChange)];
                    break;
                case "sensitive":
                    sensitive = [.. List(_json.Text)];
                    break;
                case "hidden":
                    hidden = [.. List(_json.Text)];
                    break;
                case "notes":
                    notes = [.. List(_json.Text)];
                    break;
                default:
                    Skip();
                    break;
            }
        }

        if (address is null || urn is null)
        {
            throw _json.Wrong("a change with an address and a URN");
        }

        return new ResourceChange
        {
            Address = address,
            PreviousAddress = previous,
            Urn = urn,
            Schema = address.Resource.Mode == ResourceMode.Managed ? _catalog.FindSchema(package)?.FindResource(urn.Type) : null,
            Package = package,
            Action = action,
            Reason = reason,
            Id = id,
            ImportId = importId,
            Before = before,
            After = after,
            Inputs = inputs,
            Changes = changes,
            SensitiveAttributes = sensitive,
            HiddenAttributes = hidden,
            Notes = notes,
        };
    }

    private InstanceAddress ReadAddress()
    {
        var module = ModuleAddress.Root;
        var (isData, type, label) = (false, "", "");
        InstanceKey? key = null;
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "modules":
                    module = List(ReadStep).Aggregate(module, (outer, step) => outer.Child(step.Name, step.Key));
                    break;
                case "isData":
                    isData = _json.Boolean();
                    break;
                case "type":
                    type = _json.Text();
                    break;
                case "name":
                    label = _json.Text();
                    break;
                case "key":
                    key = ReadKey();
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return new ResourceAddress(module, isData ? ResourceMode.Data : ResourceMode.Managed, type, label).Instance(key);
    }

    private ModuleStep ReadStep()
    {
        var step = new ModuleStep("");
        foreach (var name in _json.Members())
        {
            step = name switch
            {
                "name" => step with { Name = _json.Text() },
                "key" => step with { Key = ReadKey() },
                _ => Skipped(step),
            };
        }

        return step;
    }

    private InstanceKey ReadKey() => _values.Read() switch
    {
        NumberValue number when number.Number.TryToInt32(out var index) => new InstanceKey(index),
        TextValue text => new InstanceKey(text.Text),
        _ => throw _json.Wrong("a number or a text"),
    };

    private AttributeChange ReadAttributeChange()
    {
        var change = new AttributeChange(PropertyPath.Root, ChangeKind.Update, Value.Null, Value.Null, null);
        foreach (var name in _json.Members())
        {
            change = name switch
            {
                "path" => change with { Path = List(_values.Read).Aggregate(PropertyPath.Root, Further) },
                "kind" => change with { Kind = Word<ChangeKind>() },
                "before" => change with { Before = _values.Read() },
                "after" => change with { After = _values.Read() },
                "replaceReason" => change with { ReplaceReason = _json.Text() },
                _ => Skipped(change),
            };
        }

        return change;

        PropertyPath Further(PropertyPath path, Value segment) => segment switch
        {
            NumberValue number when number.Number.TryToInt32(out var index) => path.Item(index),
            TextValue text => path.Member(text.Text),
            _ => throw _json.Wrong("names and positions"),
        };
    }
}
