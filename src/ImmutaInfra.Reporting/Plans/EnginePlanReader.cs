using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Text;
using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Makes a report of a plan of this program.</summary>
public static class EnginePlanReader
{
    private const string ScriptType = "immuta_bootstrap_script";

    /// <summary>Makes the report.</summary>
    /// <param name="plan">The plan, with errors or without.</param>
    public static PlanReport Read(Plan plan)
    {
        var names = new HclNames(opensSecrets: false, fillsNulls: false);
        var report = new PlanReport
        {
            Origin = PlanOrigin.ImmutaInfra,
            Project = plan.Project,
            Stack = plan.Stack,
            Mode = plan.Mode,
            Changes = plan.Mode == PlanMode.RefreshOnly
                ? []
                : PlanReport.InOrder(plan.Changes.Where(change => change.IsWork).OrderBy(change => change.Address).Select(change => Of(names, change))),
            Unchanged = plan.Changes.Count(change => !change.IsWork && change.Address.Resource.Mode == ResourceMode.Managed),
            Drift = [.. plan.Drift.Select(change => DriftOf(names, change))],
            Outputs =
            [
                .. from output in plan.Outputs
                   where output.Action != PlannedAction.NoOp
                   select new ReportedOutputChange(output.Name, output.Action, Guard(output, output.Before), Guard(output, output.After))
            ],
            Scripts = [.. plan.Changes.Where(IsScript).Select(ScriptOf)],
            Diagnostics = plan.Diagnostics,
            FailedChecks = [.. from check in plan.Checks from problem in check.Problems select (check.Address, problem)],
            Digest = plan.HasErrors ? null : PlanDigest.Of(plan),
        };
        var secrets = new KnownSecrets();
        foreach (var change in report.Changes.Concat(report.Drift))
        {
            secrets.AddFrom(change.Before);
            secrets.AddFrom(change.After);
        }

        foreach (var output in report.Outputs)
        {
            secrets.AddFrom(output.Before);
            secrets.AddFrom(output.After);
        }

        return secrets.HideIn(report);
    }

    private static ReportedChange Of(HclNames names, ResourceChange change) => new()
    {
        Address = change.Address.ToString(),
        Type = change.Address.Resource.Type,
        Action = change.Action,
        Sentence = change is { Action: PlannedAction.NoOp, ImportId: null } ? "has moved" : ActionWords.Sentence(change),
        Reason = ActionWords.Reason(change),
        PreviousAddress = change.PreviousAddress is { } previous && previous != change.Address ? previous.ToString() : null,
        ImportId = change.ImportId,
        Before = Named(names, change, change.Before, change.Id ?? change.ImportId),
        After = change.Action is PlannedAction.Delete or PlannedAction.Forget
            ? null
            : Named(names, change, change.After, change.IsReplacement || change.Action == PlannedAction.Create ? Value.Unknown : change.Id ?? change.ImportId),
        Causes =
        [
            .. from attribute in change.Changes
               where attribute.ReplaceReason is not null
               select new ReplaceCause(HclNames.Path(change.Schema, attribute.Path), attribute.ReplaceReason!)
        ],
        Notes = change.Notes,
    };

    private static ReportedChange DriftOf(HclNames names, ResourceChange change)
    {
        var isGone = change.Action == PlannedAction.Delete || change.After is null;
        return Of(names, change with { Action = isGone ? PlannedAction.Delete : PlannedAction.Update, Reason = ActionReason.None, Changes = [] }) with
        {
            Sentence = isGone ? "has been deleted" : "has changed",
        };
    }

    private static ObjectValue? Named(HclNames names, ResourceChange change, ObjectValue? attributes, Value id)
    {
        if (attributes is null)
        {
            return null;
        }

        var named = names.Of(change.Schema, attributes, change.SensitiveAttributes);
        return named.Has("id") || id is NullValue || change.Address.Resource.Mode == ResourceMode.Data ? named : named.With("id", id);
    }

    private static bool IsScript(ResourceChange change) => change.Address.Resource is { Mode: ResourceMode.Data, Type: ScriptType };

    private static ReportedScript ScriptOf(ResourceChange change)
    {
        var asked = change.After ?? change.Before ?? ObjectValue.Empty;
        var digest = asked["script"] switch
        {
            SecretValue { Sealed: not null } => null,
            var script when script.Revealed is TextValue text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Text))),
            _ => null,
        };
        return new ReportedScript(change.Address.ToString(), (asked["phase"] as TextValue)?.Text ?? "", digest);
    }

    private static Value Guard(OutputChange output, Value? value) =>
        value is null or NullValue ? Value.Null : output.IsSensitive && !value.IsUnknown ? SecretValue.Of(value) : value;
}
