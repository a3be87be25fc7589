using ImmutaInfra.Reporting.Text;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>A line that shows a part of a change.</summary>
/// <param name="Indent">How many columns it stands in.</param>
/// <param name="Mark">What happens to it.</param>
/// <param name="Text">The line; it holds no line feed and no character that steers.</param>
internal readonly record struct ChangeLine(int Indent, Mark Mark, string Text);
