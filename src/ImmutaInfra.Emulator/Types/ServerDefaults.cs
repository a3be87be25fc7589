using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>What Immuta adds to a configuration of its own accord: GET then shows attributes that nobody sent.</summary>
/// <remarks>Documented for <c>port</c>, <c>audit</c>, <c>workspaces</c>, <c>impersonation</c> and <c>lineage</c>; inferred for the rest.</remarks>
internal static class ServerDefaults
{
    /// <summary>Fills in what is missing, behind what was sent.</summary>
    public static void FillIn(IntegrationType type, JObject config)
    {
        foreach (var row in type.Attributes)
        {
            if (row.FindHolder(config) is not { } holder || row.Find(config) is not null)
            {
                continue;
            }

            if (row.JsonType == "object" && HasSwitch(type, row))
            {
                holder[row.Name] = new JObject { ["enabled"] = false };
            }
            else if (row.Default is not null && IsInEffect(row, holder))
            {
                holder[row.Name] = row.Default.DeepClone();
            }
        }
    }

    // The objects that are returned when nobody sent them are those that can be switched on.
    private static bool HasSwitch(IntegrationType type, AttributeRow row) =>
        type.Attributes.Any(inside => inside.Path == row.Path + ".enabled" && inside.Default is not null);

    private static bool IsInEffect(AttributeRow row, JObject holder) =>
        row.Path != "impersonation.role" || Condition.IsSetTo(holder["enabled"], true);
}
