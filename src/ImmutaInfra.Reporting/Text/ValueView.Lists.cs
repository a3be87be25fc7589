using ImmutaInfra.Core.Values;
using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Text;

/// <content>How the elements of a list change.</content>
internal sealed partial class ValueView
{
    private void WriteElements(ListValue before, ListValue after, int indent)
    {
        var (removed, added) = (new List<Value>(), new List<Value>());
        var unchanged = 0;
        foreach (var step in SequenceDiff.Between(before, after, (was, becomes) => was.IsSameAs(becomes)))
        {
            if (step.IsKept)
            {
                WriteExchanged(removed, added, indent);
                unchanged++;
                continue;
            }

            WriteHidden(unchanged, "unchanged element", indent);
            unchanged = 0;
            if (step.Before is not null)
            {
                removed.Add(step.Before);
            }

            if (step.After is not null)
            {
                added.Add(step.After);
            }
        }

        WriteExchanged(removed, added, indent);
        WriteHidden(unchanged, "unchanged element", indent);
    }

    /// <summary>Elements that stand in each other's place: objects are compared with each other, what is left is removed and added.</summary>
    private void WriteExchanged(List<Value> removed, List<Value> added, int indent)
    {
        var pairs = Math.Min(removed.Count, added.Count);
        for (var i = 0; i < Math.Max(removed.Count, added.Count); i++)
        {
            if (i < pairs && removed[i] is ObjectValue or SecretValue && added[i] is ObjectValue or SecretValue)
            {
                WriteChange("", removed[i], added[i], indent, ",", reasons: null);
                continue;
            }

            if (i < removed.Count)
            {
                WriteTree(Mark.Remove, "", removed[i], indent, ",");
            }

            if (i < added.Count)
            {
                WriteTree(Mark.Add, "", added[i], indent, ",");
            }
        }

        removed.Clear();
        added.Clear();
    }
}
