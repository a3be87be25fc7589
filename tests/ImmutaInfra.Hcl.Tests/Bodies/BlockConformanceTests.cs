using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Json;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Tests.Conformance;
using ImmutaInfra.Hcl.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Hcl.Tests.Bodies;

/// <summary>Decoding of bodies against recordings of HCL 2.23.0.</summary>
public class BlockConformanceTests
{
    private static readonly FunctionTable Functions =
        new(new[] { "upper", "length", "keys", "range", "tolist", "toset", "tomap" }.Select(OfTerraform));

    private static IEnumerable<TestCaseData> Recordings => Corpus.Cases("blocks/cases.jsonl");

    [TestCaseSource(nameof(Recordings))]
    public void Bodies_are_decoded_as_HCL_does(JObject recorded)
    {
        var diagnostics = new DiagnosticBag();
        var context = new EvaluationContext(new VariableScope((string?)recorded["vars"] ?? ""), Functions);
        var source = (string)recorded["source"]!;
        var body = (string?)recorded["syntax"] == "json"
            ? JsonParser.ParseFile(source, "main.hcl.json", diagnostics)
            : HclBody.Of(HclParser.ParseFile(source, "main.hcl", diagnostics).Body);

        var decoded = diagnostics.HasErrors
            ? null
            : Decode(DynamicBlocks.Expand(body, context), (JObject)recorded["schema"]!, context, diagnostics);

        if ((bool)recorded["ok"]!)
        {
            diagnostics.Should().BeEmpty();
            JToken.DeepEquals(decoded, Read((string)recorded["body"]!)).Should().BeTrue($"it is {recorded["body"]}, not {decoded}");
        }
        else
        {
            Corpus.ErrorLines(diagnostics).Intersect(Corpus.ErrorLines(recorded)).Should().NotBeEmpty(string.Join("\n", diagnostics));
        }
    }

    [TestCaseSource(nameof(Recordings))]
    public void Errors_of_bodies_have_the_place_and_summary_that_HCL_gives_them(JObject recorded)
    {
        if ((bool)recorded["ok"]!)
        {
            return;
        }

        var diagnostics = new DiagnosticBag();
        var context = new EvaluationContext(new VariableScope((string?)recorded["vars"] ?? ""), Functions);
        var source = (string)recorded["source"]!;
        var body = (string?)recorded["syntax"] == "json"
            ? JsonParser.ParseFile(source, "main.hcl.json", diagnostics)
            : HclBody.Of(HclParser.ParseFile(source, "main.hcl", diagnostics).Body);
        Decode(DynamicBlocks.Expand(body, context), (JObject)recorded["schema"]!, context, diagnostics);

        var expected = recorded["errors"]!
            .Select(error => $"{error["summary"]} {error["start"]!["line"]}:{error["start"]!["column"]}").Distinct();
        diagnostics.Select(error => $"{error.Summary} {error.At!.Start.Line}:{error.At.Start.Column}").Distinct()
            .Should().BeEquivalentTo(expected);
    }

    private static JObject Decode(HclBody body, JObject schema, EvaluationContext context, DiagnosticBag diagnostics)
    {
        var blockSchemas = (JObject?)schema["blocks"] ?? [];
        var content = body.Content(
            new BodySchema(
                [.. schema["attrs"]!.Select(name => new AttributeSlot((string)name!))],
                [
                    .. blockSchemas.Properties().Select(block =>
                        new BlockSlot(block.Name, [.. Enumerable.Range(0, (int)block.Value["labels"]!).Select(i => $"label{i}")]))
                ]),
            diagnostics);

        var attributes = new JObject();
        foreach (var attribute in content.Attributes)
        {
            var value = attribute.Evaluate(context, diagnostics);
            attributes[attribute.Name] = value.HasUnknowns ? null : Read(HclJson.Encode(value));
        }

        return new JObject
        {
            ["attrs"] = attributes,
            ["blocks"] = new JArray(content.Blocks.Select(block => new JObject
            {
                ["type"] = block.Type,
                ["labels"] = new JArray(block.Labels.Select(label => label.Text)),
                ["body"] = Decode(block.Body, (JObject)blockSchemas[block.Type]!, context, diagnostics),
            })),
        };
    }

    private static KeyValuePair<string, HclFunction> OfTerraform(string name) =>
        FunctionTable.Terraform.TryGet(name, out var function) ? new(name, function) : throw new KeyNotFoundException(name);

    private static JToken Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
        };
        return JToken.Load(reader);
    }
}
