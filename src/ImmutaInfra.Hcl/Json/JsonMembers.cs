using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Json;

/// <summary>Gathers the members of a value that stands for a body or for the labels of blocks.</summary>
internal static class JsonMembers
{
    /// <summary>The members of an object, or of all objects of an array, in the order of the source.</summary>
    /// <param name="node">The value.</param>
    /// <param name="labelName">The label that the names of the members are; null where they are arguments and blocks.</param>
    /// <param name="diagnostics">Takes the errors.</param>
    public static IReadOnlyList<JsonMember> Of(JsonNode node, string? labelName, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case JsonObject @object:
                return @object.Members;
            case JsonArray array:
                var members = new List<JsonMember>();
                foreach (var element in array.Elements)
                {
                    if (element is JsonObject inner)
                    {
                        members.AddRange(inner.Members);
                    }
                    else if (element is not JsonInvalid)
                    {
                        diagnostics.Add(JsonDiagnostics.WrongType(
                            element.StartSpan, $"A JSON object is required here, to {Purpose(labelName)}."));
                    }
                }

                return members;
            case JsonNull or JsonInvalid:
                return [];
            default:
                diagnostics.Add(JsonDiagnostics.WrongType(
                    node.StartSpan, $"Either a JSON object or JSON array of objects is required here, to {Purpose(labelName)}."));
                return [];
        }
    }

    private static string Purpose(string? labelName) =>
        labelName is null ? "define arguments and child blocks" : $"specify {labelName} labels for this block";
}
