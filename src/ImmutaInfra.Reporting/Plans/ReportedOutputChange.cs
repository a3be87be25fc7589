using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>What becomes of an output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Action">Create, update or delete.</param>
/// <param name="Before">Its value as it is, null where there is none; secret when sensitive.</param>
/// <param name="After">Its value as it shall be, likewise.</param>
public sealed record ReportedOutputChange(string Name, PlannedAction Action, Value Before, Value After);
