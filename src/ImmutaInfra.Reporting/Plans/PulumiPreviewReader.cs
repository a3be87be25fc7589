using System.Text.RegularExpressions;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Text;
using ImmutaInfra.Reporting.Values;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Makes a report of what <c>pulumi preview --json</c> writes.</summary>
/// <remarks>Source: recordings of Pulumi 3.260. Values are the inputs; of the outputs only those that the provider names in its diff.</remarks>
internal sealed partial class PulumiPreviewReader(Func<string, ResourceSchema?> findSchema)
{
    private const string StackType = "pulumi:pulumi:Stack";

    /// <summary>Makes the report.</summary>
    public PlanReport Read(JObject preview)
    {
        var steps = preview.Objects("steps").Where(step => step.Text("urn") is not null).GroupBy(step => step.Text("urn")!, StringComparer.Ordinal).ToList();
        var changes = new List<ReportedChange>();
        var drift = new List<ReportedChange>();
        IReadOnlyList<ReportedOutputChange> outputs = [];
        foreach (var resource in steps)
        {
            var urn = PulumiUrn.Of(resource.Key);
            if (urn.Type == StackType)
            {
                outputs = OutputsOf(resource.First());
            }
            else if (resource.Where(step => step.Text("op") != "same").ToList() is { Count: > 0 } changing && ChangeOf(urn, changing) is { } change)
            {
                (resource.All(step => step.Text("op") == "refresh") ? drift : changes).Add(change);
            }
        }

        var stack = steps.Count == 0 ? default : PulumiUrn.Of(steps[0].Key);
        var report = new PlanReport
        {
            Origin = PlanOrigin.Pulumi,
            Project = stack.Project,
            Stack = stack.Stack,
            Changes = PlanReport.InOrder(changes),
            Drift = drift,
            Outputs = outputs,
            Unchanged = Unchanged(preview),
            Diagnostics = [.. preview.Objects("diagnostics").Select(MessageOf).OfType<Diagnostic>()],
            Duration = preview["duration"] is JValue { Value: long nanoseconds } ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick) : null,
        };
        return ForeignPlan.Finish(report);
    }

    private static int Unchanged(JObject preview) =>
        preview.Object("changeSummary")?["same"] is JValue { Value: long same and > 0 and < int.MaxValue } ? (int)same - 1 : 0;

    private static IReadOnlyList<ReportedOutputChange> OutputsOf(JObject step)
    {
        if (step.Object("newState")?.Object("outputs") is null)
        {
            // A preview often does not get as far as the outputs of the stack.
            return [];
        }

        var (before, after) = (Members(step.Object("oldState"), "outputs"), Members(step.Object("newState"), "outputs"));
        return
        [
            .. from name in before.Names.Union(after.Names, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               where !before[name].IsSameAs(after[name])
               let action = !before.Has(name) ? PlannedAction.Create : !after.Has(name) ? PlannedAction.Delete : PlannedAction.Update
               select new ReportedOutputChange(name, action, before[name], after[name])
        ];
    }

    private static ObjectValue Members(JObject? state, string name) => PulumiValues.Of(state?[name]) as ObjectValue ?? ObjectValue.Empty;

    private static PlannedAction? ActionOf(List<JObject> steps)
    {
        string[] ops = [.. steps.Select(step => step.Text("op") ?? "")];
        if (ops.FirstOrDefault(op => op is "replace" or "create-replacement" or "delete-replaced" or "import-replacement" or "read-replacement") is { } first)
        {
            var createsFirst = first == "replace" ? steps.Any(step => step.Object("oldState")?.IsTrue("delete") == true) : first != "delete-replaced";
            return createsFirst ? PlannedAction.CreateThenDelete : PlannedAction.DeleteThenCreate;
        }

        return ops[0] switch
        {
            "create" => PlannedAction.Create,
            "update" => PlannedAction.Update,
            "delete" => PlannedAction.Delete,
            "read" => PlannedAction.Read,
            "import" => PlannedAction.NoOp,
            "refresh" => steps[0].Object("newState") is null ? PlannedAction.Delete : PlannedAction.Update,
            _ => null,
        };
    }

    private ReportedChange? ChangeOf(PulumiUrn urn, List<JObject> steps)
    {
        if (ActionOf(steps) is not { } action)
        {
            return null;
        }

        var oldState = steps.Select(step => step.Object("oldState")).FirstOrDefault(state => state is not null);
        var newState = steps.Select(step => step.Object("newState")).FirstOrDefault(state => state is not null);
        var isImport = steps.Any(step => step.Text("op") is "import" or "import-replacement");
        var (before, after) = (Inputs(urn, oldState), Inputs(urn, newState));
        if (isImport)
        {
            before = after;
        }

        var isDrift = steps[0].Text("op") == "refresh";
        var diff = steps.SelectMany(step => step.Object("detailedDiff")?.Properties() ?? []).ToList();
        if (before is not null && after is not null)
        {
            var (was, becomes) = (Attributes(urn, oldState, "outputs"), Attributes(urn, newState, "outputs"));
            foreach (var path in diff.Where(each => each.Value is JObject kind && !kind.IsTrue("inputDiff")).Select(each => PulumiPath.Parse(each.Name)))
            {
                (before, after) = WithOutput(before, after, was, becomes, path);
            }

            foreach (var path in diff.Select(each => each.Name).Concat(steps.SelectMany(step => step.Texts("diffReasons"))).Select(PulumiPath.Parse))
            {
                // Pulumi writes one mask for all secrets; that these differ stands beside.
                if (PulumiPath.Find(before, path) is SecretValue old && PulumiPath.Find(after, path) is SecretValue @new && old.Equals(@new))
                {
                    after = (ObjectValue)PulumiPath.With(after, path, SecretValue.Of(ListValue.Of([@new.Revealed])));
                }
            }
        }

        return new ReportedChange
        {
            Address = urn.Address,
            Type = urn.Type,
            Action = action,
            Sentence = isDrift ? action == PlannedAction.Delete ? "has been deleted" : "has changed" : ActionWords.Sentence(action, ActionReason.None, isImport, urn.Address),
            ImportId = isImport ? newState?.Text("id") ?? "" : null,
            Before = action == PlannedAction.Create ? null : before,
            After = action == PlannedAction.Delete ? null : after,
            Causes = action is PlannedAction.DeleteThenCreate or PlannedAction.CreateThenDelete ? CausesOf(urn, steps, diff) : [],
        };
    }

    private static (ObjectValue Before, ObjectValue After) WithOutput(ObjectValue before, ObjectValue after, ObjectValue was, ObjectValue becomes, IReadOnlyList<object> path) =>
        path[0] is string name ? (before.With(name, was[name]), after.With(name, becomes[name])) : (before, after);

    private IReadOnlyList<ReplaceCause> CausesOf(PulumiUrn urn, IReadOnlyList<JObject> steps, List<JProperty> diff)
    {
        var schema = findSchema(urn.Type);
        List<string> paths = [.. diff.Where(each => (each.Value as JObject)?.Text("kind")?.EndsWith("-replace", StringComparison.Ordinal) == true).Select(each => each.Name)];
        paths.AddRange(steps.SelectMany(step => step.Texts("replaceReasons")).Where(key => !paths.Exists(path => PulumiPath.Parse(path)[0] is string top && top == key)));
        return [.. from path in paths.Distinct(StringComparer.Ordinal)
                   let segments = PulumiPath.Parse(path)
                   select new ReplaceCause(segments, (segments[0] is string name ? schema?.Find(name)?.ReplaceReason : null) ?? ReplaceCause.NotSaid)];
    }

    private ObjectValue? Inputs(PulumiUrn urn, JObject? state) => state is null ? null : Attributes(urn, state, state["inputs"] is JObject ? "inputs" : "outputs");

    private ObjectValue Attributes(PulumiUrn urn, JObject? state, string name)
    {
        var members = Members(state, name).Without("__defaults");
        foreach (var hidden in state?.Texts("additionalSecretOutputs").Where(members.Has) ?? [])
        {
            members = members[hidden] is NullValue or UnknownValue ? members : members.With(hidden, SecretValue.Of(members[hidden]));
        }

        return findSchema(urn.Type) is { } schema ? SchemaSecrets.Hide(schema.Attributes, members, attribute => attribute.Name) : members;
    }

    private static Diagnostic? MessageOf(JObject message)
    {
        var text = Paint().Replace(message.Text("message") ?? "", "").Trim();
        var address = message.Text("urn") is { Length: > 0 } urn ? PulumiUrn.Of(urn).Address : null;
        return (text, message.Text("severity")) switch
        {
            ("", _) => null,
            (_, "error") => PlanReportDiagnostics.PulumiError(text, address),
            (_, "warning") => PlanReportDiagnostics.PulumiWarning(text, address),
            _ => null,
        };
    }

    [GeneratedRegex(@"<\{%.*?%\}>|\x1b\[[0-9;]*m")]
    private static partial Regex Paint();
}
