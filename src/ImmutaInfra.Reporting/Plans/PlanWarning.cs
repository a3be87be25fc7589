namespace ImmutaInfra.Reporting.Plans;

/// <summary>Something to know before agreeing to a plan.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">One or two sentences.</param>
public sealed record PlanWarning(WarningKind Kind, Phrase Text);
