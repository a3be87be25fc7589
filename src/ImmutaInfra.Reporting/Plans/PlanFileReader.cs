using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Makes reports of plans that other programs have written as JSON: <c>pulumi preview --json</c> and Terraform's JSON plan
/// representation, which <c>immutainfra plan --json</c> writes, too.</summary>
/// <remarks>Of the file only the parts that reports are made of are held in memory.</remarks>
/// <param name="findSchema">Gives the schema of a type by its token under Pulumi or its HCL type, or null. From it come reasons for
/// replacements and names of secret attributes, which these files leave out.</param>
public sealed class PlanFileReader(Func<string, ResourceSchema?> findSchema)
{
    private const int DeepestNesting = 256;

    private static readonly string[] Wanted =
    [
        "steps", "changeSummary", "diagnostics", "duration", "format_version", "resource_changes", "resource_drift", "output_changes", "checks", "errored",
    ];

    /// <summary>Makes the report.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="DiagnosticException"><c>IMI7001</c>: it is no JSON. <c>IMI7002</c>: it is no plan.</exception>
    public PlanReport Read(string file, string text)
    {
        try
        {
            var plan = Load(text);
            return plan.ContainsKey("format_version") ? new TerraformPlanReader(findSchema).Read(plan)
                : plan.ContainsKey("steps") || plan.ContainsKey("changeSummary") ? new PulumiPreviewReader(findSchema).Read(plan)
                : throw new DiagnosticException(PlanReportDiagnostics.UnknownPlan(file));
        }
        catch (JsonException failure)
        {
            // The message of a reader may quote what it found: a place is enough.
            var why = failure is JsonReaderException { LineNumber: > 0 } at ? $"line {at.LineNumber}, column {at.LinePosition} is not what JSON has there." : "it breaks off or is not well-formed.";
            throw new DiagnosticException(PlanReportDiagnostics.NoJson(file, why), failure);
        }
    }

    private static JObject Load(string text)
    {
        try
        {
            return Load(text, FloatParseHandling.Decimal);
        }
        catch (JsonReaderException)
        {
            // A number may be too large for one that keeps its digits.
            return Load(text, FloatParseHandling.Double);
        }
    }

    private static JObject Load(string text, FloatParseHandling numbers)
    {
        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = numbers,
            MaxDepth = DeepestNesting,
        };
        var plan = new JObject();
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
        {
            throw new JsonReaderException("no object");
        }

        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            var name = (string)reader.Value!;
            reader.Read();
            if (Wanted.Contains(name, StringComparer.Ordinal))
            {
                plan[name] = JToken.ReadFrom(reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return reader.TokenType == JsonToken.EndObject ? plan : throw new JsonReaderException("no end");
    }
}
