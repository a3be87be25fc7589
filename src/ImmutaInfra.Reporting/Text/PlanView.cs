using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Shows a plan to people: what happens to which resource, attribute by attribute, and why. Secrets are never shown.</summary>
/// <remarks>It writes while it goes through the plan, so that a large one needs no more memory than a small one. The plan's
/// diagnostics are not its business.</remarks>
/// <param name="output">Where to write.</param>
/// <param name="options">What it is written for.</param>
public sealed class PlanView(TextWriter output, TextOptions options)
{
    private readonly Ink _ink = new(options.UsesColor);

    /// <summary>Writes the plan. The last line is <c>Plan: …</c>, or there is a paragraph that begins with <c>No changes.</c></summary>
    public void Write(Plan plan)
    {
        var values = new ValueView(output, _ink);
        var resources = new ResourceChangeView(output, options, values);
        WriteDrift(plan, resources);
        if (!plan.HasChanges)
        {
            WriteNoChanges(plan);
            return;
        }

        if (plan.Mode != PlanMode.RefreshOnly)
        {
            WriteSymbols(plan);
            foreach (var change in InOrder(plan.Changes))
            {
                if (change.IsWork)
                {
                    resources.Write(change);
                    output.WriteLine();
                }
            }
        }

        WriteOutputs(plan, values);
        output.WriteLine(_ink.Bold(Summary(plan.Counts)));
    }

    /// <summary>How many of what, in the words that people and scripts look for.</summary>
    public static string Summary(ChangeCounts counts) =>
        $"Plan: {(counts.Import > 0 ? $"{counts.Import} to import, " : "")}{counts.Add} to add, {counts.Change} to change, "
        + $"{counts.Replace} to replace, {counts.Destroy} to destroy.";

    /// <summary>In the order of addresses; a plan comes in it, so that looking is enough.</summary>
    private static IEnumerable<ResourceChange> InOrder(IReadOnlyList<ResourceChange> changes)
    {
        for (var i = 1; i < changes.Count; i++)
        {
            if (changes[i - 1].Address.CompareTo(changes[i].Address) > 0)
            {
                return changes.OrderBy(change => change.Address);
            }
        }

        return changes;
    }

    private void WriteDrift(Plan plan, ResourceChangeView resources)
    {
        if (plan.Drift.Count == 0)
        {
            return;
        }

        output.WriteLine(_ink.Bold(_ink.Cyan("Note: objects have changed outside of ImmutaInfra")));
        output.WriteLine();
        Prose.Write(output, "These differ from what the last run left behind:", "", options.Width);
        output.WriteLine();
        foreach (var change in InOrder(plan.Drift))
        {
            resources.WriteDrift(change);
            output.WriteLine();
        }

        if (plan.HasChanges)
        {
            var whatNext = plan.Mode == PlanMode.RefreshOnly
                ? "This plan is only to refresh: applying it notes these changes in the state and changes nothing else."
                : "The plan below starts from what is there now.";
            Prose.Write(output, whatNext, "", options.Width);
            output.WriteLine();
        }
    }

    private void WriteNoChanges(Plan plan)
    {
        var (head, detail) = plan switch
        {
            { IsPartial: true, Changes.Count: 0 } => ("Nothing was looked at.", "What --target and --exclude leave holds no resources."),
            { Mode: PlanMode.Destroy } => ("No objects need to be destroyed.", "The state holds none."),
            { Mode: PlanMode.RefreshOnly, Changes.Count: 0 } => ("There is nothing to refresh.", "The state holds no resources."),
            { IsPartial: true, Mode: PlanMode.RefreshOnly } => ("What was looked at still matches the state.", "The rest was not read."),
            { IsPartial: true } => ("What was looked at matches the configuration.", $"The rest was not compared.{(plan.Drift.Count > 0 ? " Applying only notes in the state what has changed." : "")}"),
            { Mode: PlanMode.RefreshOnly } => ("What is really there still matches the state.", ""),
            { Drift.Count: > 0 } => ("What is really there matches the configuration.", "Applying only notes in the state what has changed."),
            _ => ("What is really there matches the configuration.", "ImmutaInfra has compared the two and found nothing to do."),
        };
        output.WriteLine($"{_ink.Bold(_ink.Green("No changes."))} {_ink.Bold(head)}");
        if (detail.Length > 0)
        {
            output.WriteLine();
            Prose.Write(output, detail, "", options.Width);
        }
    }

    private void WriteSymbols(Plan plan)
    {
        PlannedAction[] used = [.. plan.Changes.Where(change => change.IsWork).Select(change => change.Action).Where(action => action != PlannedAction.NoOp).Distinct().Order()];
        if (used.Length == 0)
        {
            return;
        }

        output.WriteLine("ImmutaInfra will do this:");
        foreach (var action in used)
        {
            output.WriteLine($"{ActionWords.Symbol(action, _ink)} {ActionWords.Meaning(action)}");
        }

        output.WriteLine();
    }

    private void WriteOutputs(Plan plan, ValueView values)
    {
        List<OutputChange> changed = [.. plan.Outputs.Where(each => each.Action != PlannedAction.NoOp)];
        if (changed.Count == 0)
        {
            return;
        }

        output.WriteLine("Changes to Outputs:");
        var width = ValueView.NameWidth(changed.Select(each => each.Name));
        foreach (var change in changed)
        {
            var (before, after) = (Hide(change, change.Before), Hide(change, change.After));
            values.WriteChange(ValueView.Label(change.Name, width), before, after, 2, "", reasons: null);
        }

        output.WriteLine();
    }

    private static Value Hide(OutputChange change, Value? value) =>
        value is null or NullValue ? Value.Null : change.IsSensitive ? SecretValue.Of(value) : value;
}
