using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.States;

/// <summary>An output of the root module as it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; never unknown in a state.</param>
/// <param name="IsSensitive">Whether nobody shall see it unasked.</param>
/// <param name="Type">Its type in Terraform's JSON form, <c>"string"</c> with the quotes, or null when not known.</param>
public sealed record ReportedOutput(string Name, Value Value, bool IsSensitive, string? Type)
{
    /// <summary>The outputs that are there after a run.</summary>
    public static IReadOnlyList<ReportedOutput> After(IEnumerable<OutputChange> changes) =>
    [
        .. from change in changes
           where change.Action != PlannedAction.Delete && change.After is not null
           select new ReportedOutput(change.Name, change.After!, change.IsSensitive, change.Type),
    ];

    /// <summary>The value, wrapped where it is sensitive.</summary>
    internal Value Guarded => IsSensitive && Value is not NullValue ? SecretValue.Of(Value) : Value;
}
