using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>What can be wrong with the content of a body. Summaries are Terraform's: users know them by sight.</summary>
internal static class BodyDiagnostics
{
    /// <summary>Reports the required arguments that are not there.</summary>
    public static void ReportMissing(
        BodySchema schema, IReadOnlyList<BodyAttribute> found, SourceSpan at, DiagnosticBag diagnostics)
    {
        foreach (var slot in schema.Attributes)
        {
            if (slot.IsRequired && !found.Any(attribute => attribute.Name == slot.Name))
            {
                diagnostics.Add(Diagnostic.Error("IMI1301", "Missing required argument", at,
                    $"The argument \"{slot.Name}\" is required, but no definition was found."));
            }
        }
    }

    public static Diagnostic UnsupportedArgument(AttributeSyntax attribute, IEnumerable<string> free, bool isBlock) =>
        Diagnostic.Error("IMI1302", "Unsupported argument", attribute.NameSpan,
            $"An argument named \"{attribute.Name}\" is not expected here.",
            Nearest.To(attribute.Name, free) is { } near ? $"did you mean \"{near}\"?"
                : isBlock ? $"did you mean to define a block of type \"{attribute.Name}\"?"
                : null);

    public static Diagnostic UnsupportedBlock(string type, SourceSpan at, IEnumerable<string> known, bool isArgument) =>
        Diagnostic.Error("IMI1303", "Unsupported block type", at,
            $"Blocks of type \"{type}\" are not expected here.",
            Nearest.To(type, known) is { } near ? $"did you mean \"{near}\"?"
                : isArgument ? $"did you mean to define argument \"{type}\"? If so, use the equals sign to assign it a value."
                : null);

    public static Diagnostic UnexpectedBlock(BlockSyntax block) =>
        Diagnostic.Error("IMI1304", $"Unexpected \"{block.Type}\" block", block.TypeSpan, "Blocks are not allowed here.");

    public static Diagnostic ExtraneousLabel(SourceSpan at, BlockSlot slot) =>
        Diagnostic.Error("IMI1305", $"Extraneous label for {slot.Type}", at, slot.LabelNames.Count == 0
            ? $"No labels are expected for {slot.Type} blocks."
            : $"Only {slot.LabelNames.Count} labels ({string.Join(", ", slot.LabelNames)}) are expected for {slot.Type} blocks.");

    public static Diagnostic MissingLabel(SourceSpan at, BlockSlot slot, int given) =>
        Diagnostic.Error("IMI1306", $"Missing {slot.LabelNames[given]} for {slot.Type}", at,
            $"All {slot.Type} blocks must have {slot.LabelNames.Count} labels ({string.Join(", ", slot.LabelNames)}).");

    public static Diagnostic MissingDynamicContent(SourceSpan at) =>
        Diagnostic.Error("IMI1310", "Missing dynamic content block", at,
            "A dynamic block must have a nested block of type \"content\" to describe the body of each generated block.");

    public static Diagnostic ExtraneousDynamicContent(SourceSpan at) =>
        Diagnostic.Error("IMI1311", "Extraneous dynamic content block", at,
            "Only one nested content block is allowed for each dynamic block.");

    public static Diagnostic InvalidForEach(SourceSpan at, string detail) =>
        Diagnostic.Error("IMI1312", "Invalid dynamic for_each value", at, detail);

    public static Diagnostic InvalidIterator(SourceSpan at) =>
        Diagnostic.Error("IMI1313", "Invalid dynamic iterator name", at, "Dynamic iterator must be a single variable name.");

    public static Diagnostic InvalidLabels(SourceSpan at) =>
        Diagnostic.Error("IMI1314", "Invalid dynamic block labels", at, "The labels of a dynamic block must be written as a list.");

    public static Diagnostic WrongLabelCount(SourceSpan at, BlockSlot slot, bool isTooMany) =>
        Diagnostic.Error("IMI1315", isTooMany ? "Extraneous dynamic block label" : "Insufficient dynamic block labels", at,
            $"Blocks of type \"{slot.Type}\" require {slot.LabelNames.Count} label(s).");

    public static Diagnostic InvalidLabel(SourceSpan at, string detail) =>
        Diagnostic.Error("IMI1316", "Invalid dynamic block label", at, detail);
}
