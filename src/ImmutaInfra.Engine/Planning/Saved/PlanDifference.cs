namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>Where two plans differ first.</summary>
/// <param name="Subject">The instance, or the output.</param>
/// <param name="Explanation">How, in a sentence that goes on behind the subject; without values.</param>
internal sealed record PlanDifference(string Subject, string Explanation);
