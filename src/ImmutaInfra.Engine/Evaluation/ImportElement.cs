using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>One turn of an <c>import</c> block.</summary>
/// <param name="Key"><c>each.key</c>: the name, the number or the element itself; null without <c>for_each</c>.</param>
/// <param name="Value"><c>each.value</c>; null without <c>for_each</c>.</param>
internal sealed record ImportElement(HclValue? Key, HclValue? Value);
