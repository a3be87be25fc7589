using System.Collections.Immutable;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Evaluation;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <content>The plan itself.</content>
internal sealed partial class PlanPayloadReader
{
    private Plan ReadPlan()
    {
        var plan = new Plan { Project = "", Stack = "", Mode = PlanMode.Normal, Changes = [] };
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "project":
                    plan = plan with { Project = _json.Text() };
                    break;
                case "stack":
                    plan = plan with { Stack = _json.Text() };
                    break;
                case "mode":
                    plan = plan with { Mode = Word<PlanMode>() };
                    break;
                case "isPartial":
                    plan = plan with { IsPartial = _json.Boolean() };
                    break;
                case "changes":
                    plan = plan with { Changes = List(ReadChange) };
                    break;
                case "drift":
                    plan = plan with { Drift = List(ReadChange) };
                    break;
                case "outputs":
                    plan = plan with { Outputs = List(ReadOutput) };
                    break;
                case "checks":
                    plan = plan with { Checks = List(ReadCheck) };
                    break;
                case "diagnostics":
                    plan = plan with { Diagnostics = List(ReadDiagnostic) };
                    break;
                case "description":
                    plan = plan with { Description = ReadDescription() };
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return plan;
    }

    private PlanDescription ReadDescription()
    {
        var plannedAt = default(DateTimeOffset);
        var (variables, configuration) = (ObjectValue.Empty, ObjectValue.Empty);
        IReadOnlyList<RelevantAttribute> relevant = [];
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "plannedAt":
                    plannedAt = Time(_json.Text());
                    break;
                case "variables":
                    variables = _values.ReadObject();
                    break;
                case "configuration":
                    configuration = _values.ReadObject();
                    break;
                case "relevantAttributes":
                    relevant = List(ReadRelevantAttribute);
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return new PlanDescription(() => configuration, () => relevant)
        {
            PlannedAt = plannedAt,
            Variables = variables.ToDictionary(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal),
        };
    }

    private RelevantAttribute ReadRelevantAttribute()
    {
        var attribute = new RelevantAttribute("", []);
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "resource":
                    attribute = attribute with { Resource = _json.Text() };
                    break;
                case "path":
                    attribute = attribute with { Path = [.. List(_json.Text)] };
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return attribute;
    }

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
            switch (name)
            {
                case "name":
                    step = step with { Name = _json.Text() };
                    break;
                case "key":
                    step = step with { Key = ReadKey() };
                    break;
                default:
                    Skip();
                    break;
            }
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
            switch (name)
            {
                case "path":
                    change = change with { Path = List(_values.Read).Aggregate(PropertyPath.Root, Further) };
                    break;
                case "kind":
                    change = change with { Kind = Word<ChangeKind>() };
                    break;
                case "before":
                    change = change with { Before = _values.Read() };
                    break;
                case "after":
                    change = change with { After = _values.Read() };
                    break;
                case "replaceReason":
                    change = change with { ReplaceReason = _json.Text() };
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return change;

        PropertyPath Further(PropertyPath path, Value segment) => segment switch
        {
            NumberValue number when number.Number.TryToInt32(out var index) => path.Item(index),
            TextValue text => path.Member(text.Text),
            _ => throw _json.Wrong("names and positions"),
        };
    }

    private OutputChange ReadOutput()
    {
        var output = new OutputChange("", PlannedAction.NoOp, null, null, IsSensitive: false, null);
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "name":
                    output = output with { Name = _json.Text() };
                    break;
                case "action":
                    output = output with { Action = Word<PlannedAction>() };
                    break;
                case "before":
                    output = output with { Before = _values.Read() };
                    break;
                case "after":
                    output = output with { After = _values.Read() };
                    break;
                case "isSensitive":
                    output = output with { IsSensitive = _json.Boolean() };
                    break;
                case "type":
                    output = output with { Type = _json.Text() };
                    break;
                case "priorType":
                    output = output with { PriorType = _json.Text() };
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return output;
    }

    private CheckOutcome ReadCheck()
    {
        var check = new CheckOutcome("", "", CheckStatus.Unknown, []);
        foreach (var name in _json.Members())
        {
            switch (name)
            {
                case "kind":
                    check = check with { Kind = _json.Text() };
                    break;
                case "address":
                    check = check with { Address = _json.Text() };
                    break;
                case "status":
                    check = check with { Status = Word<CheckStatus>() };
                    break;
                case "problems":
                    check = check with { Problems = List(_json.Text) };
                    break;
                default:
                    Skip();
                    break;
            }
        }

        return check;
    }

    private Diagnostic ReadDiagnostic()
    {
        var diagnostic = Diagnostic.Warning("", "");
        foreach (var name in _json.Members())
        {
            diagnostic = name switch
            {
                "severity" => diagnostic with { Severity = Word<Severity>() },
                "code" => diagnostic with { Code = _json.Text() },
                "summary" => diagnostic with { Summary = _json.Text() },
                "detail" => diagnostic with { Detail = _json.Text() },
                "hint" => diagnostic with { Hint = _json.Text() },
                "address" => diagnostic with { Address = _json.Text() },
                "attribute" => diagnostic with { Attribute = _json.Text() },
                "at" => diagnostic with { At = ReadSpan() },
                _ => Skipped(diagnostic),
            };
        }

        return diagnostic;
    }

    private T Skipped<T>(T value)
    {
        Skip();
        return value;
    }
}
