using ImmutaInfra.Core.Diagnostics;
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
            plan = name switch
            {
                "project" => plan with { Project = _json.Text() },
                "stack" => plan with { Stack = _json.Text() },
                "mode" => plan with { Mode = Word<PlanMode>() },
                "isPartial" => plan with { IsPartial = _json.Boolean() },
                "changes" => plan with { Changes = List(ReadChange) },
                "drift" => plan with { Drift = List(ReadChange) },
                "outputs" => plan with { Outputs = List(ReadOutput) },
                "checks" => plan with { Checks = List(ReadCheck) },
                "diagnostics" => plan with { Diagnostics = List(ReadDiagnostic) },
                "description" => plan with { Description = ReadDescription() },
                _ => Skipped(plan),
            };
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
            attribute = name switch
            {
                "resource" => attribute with { Resource = _json.Text() },
                "path" => attribute with { Path = [.. List(_json.Text)] },
                _ => Skipped(attribute),
            };
        }

        return attribute;
    }

    private OutputChange ReadOutput()
    {
        var output = new OutputChange("", PlannedAction.NoOp, null, null, IsSensitive: false, null);
        foreach (var name in _json.Members())
        {
            output = name switch
            {
                "name" => output with { Name = _json.Text() },
                "action" => output with { Action = Word<PlannedAction>() },
                "before" => output with { Before = _values.Read() },
                "after" => output with { After = _values.Read() },
                "isSensitive" => output with { IsSensitive = _json.Boolean() },
                "type" => output with { Type = _json.Text() },
                "priorType" => output with { PriorType = _json.Text() },
                _ => Skipped(output),
            };
        }

        return output;
    }

    private CheckOutcome ReadCheck()
    {
        var check = new CheckOutcome("", "", CheckStatus.Unknown, []);
        foreach (var name in _json.Members())
        {
            check = name switch
            {
                "kind" => check with { Kind = _json.Text() },
                "address" => check with { Address = _json.Text() },
                "status" => check with { Status = Word<CheckStatus>() },
                "problems" => check with { Problems = List(_json.Text) },
                _ => Skipped(check),
            };
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
}
