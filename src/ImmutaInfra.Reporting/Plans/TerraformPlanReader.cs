using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Text;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Makes a report of Terraform's JSON plan representation.</summary>
/// <remarks>Source: Terraform 1.11, "JSON Output Format", "Plan Representation"; <c>notes</c>, <c>replace_reasons</c> and
/// <c>diagnostics</c> are additions of <c>immutainfra plan --json</c>.</remarks>
internal sealed class TerraformPlanReader(Func<string, ResourceSchema?> findSchema)
{
    /// <summary>Makes the report.</summary>
    public PlanReport Read(JObject plan)
    {
        var all = plan.Objects("resource_changes").ToList();
        List<ReportedChange> changes = [.. all.Select(change => ChangeOf(change, isDrift: false)).Where(IsShown)];
        List<Diagnostic> messages = [.. plan.Objects("diagnostics").Select(MessageOf)];
        if (plan.IsTrue("errored") && !messages.Exists(message => message.Severity == Severity.Error))
        {
            messages.Add(PlanReportDiagnostics.Incomplete());
        }

        return ForeignPlan.Finish(new PlanReport
        {
            Origin = PlanOrigin.Terraform,
            Changes = PlanReport.InOrder(changes),
            Unchanged = all.Count - changes.Count,
            Drift = [.. plan.Objects("resource_drift").Select(change => ChangeOf(change, isDrift: true)).Where(change => change.Action != PlannedAction.NoOp)],
            Outputs =
            [
                .. from output in plan.Object("output_changes")?.Properties() ?? []
                   let change = output.Value as JObject ?? []
                   let action = ActionOf(change)
                   where action != PlannedAction.NoOp
                   orderby output.Name
                   select new ReportedOutputChange(output.Name, action, Before(change), After(change))
            ],
            FailedChecks =
            [
                .. from check in plan.Objects("checks")
                   from instance in check.Objects("instances")
                   where instance.Text("status") is "fail" or "error"
                   from problem in instance.Objects("problems")
                   select (instance.Object("address")?.Text("to_display") ?? check.Object("address")?.Text("to_display") ?? "", problem.Text("message") ?? "")
            ],
            Diagnostics = messages,
        });
    }

    private static bool IsShown(ReportedChange change) =>
        change.Action != PlannedAction.NoOp || change.ImportId is not null || change.PreviousAddress is not null;

    private ReportedChange ChangeOf(JObject resource, bool isDrift)
    {
        var change = resource.Object("change") ?? [];
        var action = ActionOf(change);
        var (address, type) = (resource.Text("address") ?? "", resource.Text("type") ?? "");
        var reason = ReasonOf(resource.Text("action_reason"));
        var importId = change.Object("importing")?.Text("id");
        return new ReportedChange
        {
            Address = resource.Text("deposed") is { } deposed ? $"{address} (deposed object {deposed})" : address,
            Type = type,
            Action = action,
            Sentence = isDrift ? action == PlannedAction.Delete ? "has been deleted" : "has changed"
                : action == PlannedAction.NoOp && importId is null ? "has moved"
                : ActionWords.Sentence(action, reason, importId is not null, address),
            Reason = AddressParser.TryParseInstance(address) is { } parsed ? ActionWords.Reason(reason, parsed) : null,
            PreviousAddress = resource.Text("previous_address") is { } previous && previous != address ? previous : null,
            ImportId = importId,
            Before = Hide(type, Before(change)),
            After = action is PlannedAction.Delete or PlannedAction.Forget ? null : Hide(type, After(change)),
            Causes = isDrift ? [] : CausesOf(type, change),
            Notes = [.. resource.Texts("notes")],
        };
    }

    private IReadOnlyList<ReplaceCause> CausesOf(string type, JObject change)
    {
        var reasons = change.Texts("replace_reasons").ToList();
        var schema = findSchema(type);
        return
        [
            .. (change["replace_paths"] as JArray)?.OfType<JArray>().Where(path => path.Count > 0).Select((path, i) => new ReplaceCause(
                [.. path.Select(segment => segment.Type == JTokenType.Integer && (long)segment is >= 0 and <= int.MaxValue and var index ? (object)(int)index : segment.ToString())],
                i < reasons.Count ? reasons[i] : schema?.FindByHclName(path[0].ToString())?.ReplaceReason ?? ReplaceCause.NotSaid)) ?? []
        ];
    }

    private ObjectValue? Hide(string type, Value value) => value.Revealed is not ObjectValue members ? null
        : findSchema(type) is { } schema ? SchemaSecrets.Hide(schema.Attributes, members, attribute => attribute.HclName)
        : members;

    private static Value Before(JObject change) => Value(change["before"], null, change["before_sensitive"]);

    private static Value After(JObject change) => Value(change["after"], change["after_unknown"], change["after_sensitive"]);

    /// <summary>A value with the two trees beside it that say what of it is unknown and what sensitive.</summary>
    private static Value Value(JToken? value, JToken? unknown, JToken? sensitive)
    {
        if (sensitive is JValue { Value: true })
        {
            // A masked null of our own JSON is a secret all the same.
            return SecretValue.Of(Value(value, unknown, null) is NullValue ? "(masked)" : Value(value, unknown, null));
        }

        switch (unknown)
        {
            case JValue { Value: true }:
                return Core.Values.Value.Unknown;
            case JObject or JArray when value is null or JValue { Value: null }:
                value = unknown is JObject ? new JObject() : new JArray();
                break;
            default:
                break;
        }

        return value switch
        {
            JObject members => new ObjectValue(
                from name in members.Properties().Select(member => member.Name).Union((unknown as JObject)?.Properties().Select(member => member.Name) ?? [], StringComparer.Ordinal)
                select KeyValuePair.Create(name, Value(members[name], (unknown as JObject)?[name], (sensitive as JObject)?[name]))),
            JArray items => new ListValue(Enumerable.Range(0, Math.Max(items.Count, (unknown as JArray)?.Count ?? 0)).Select(i =>
                Value(i < items.Count ? items[i] : null, At(unknown, i), At(sensitive, i)))),
            null => Core.Values.Value.Null,
            _ => JsonTree.Scalar(value),
        };

        static JToken? At(JToken? tree, int index) => tree is JArray items && index < items.Count ? items[index] : null;
    }

    private static PlannedAction ActionOf(JObject change) => string.Join(',', change.Texts("actions")) switch
    {
        "create" => PlannedAction.Create,
        "update" => PlannedAction.Update,
        "delete" => PlannedAction.Delete,
        "delete,create" => PlannedAction.DeleteThenCreate,
        "create,delete" => PlannedAction.CreateThenDelete,
        "forget" => PlannedAction.Forget,
        "read" => PlannedAction.Read,
        _ => PlannedAction.NoOp,
    };

    private static ActionReason ReasonOf(string? word) =>
        Enum.GetValues<ActionReason>().FirstOrDefault(reason => word is not null && Json.ActionJson.Reason(reason) == word);

    private static Diagnostic MessageOf(JObject message) => PlanReportDiagnostics.Reported(
        message.Text("severity") == "error", message.Text("summary") ?? "", message.Text("detail") ?? "", message.Text("address"));
}
