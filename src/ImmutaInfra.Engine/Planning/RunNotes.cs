using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.State;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Planning;

/// <summary>What a run notes in the record of its stack beyond what Pulumi has fields for: the types of outputs, and how conditions came out.</summary>
/// <remarks>Pulumi passes over fields that it does not know; a stack that it has written since has lost the notes.</remarks>
/// <param name="OutputTypes">The types, in Terraform's JSON form, of outputs whose values do not show them: lists and maps of any kind. None of secret ones.</param>
/// <param name="Checks">How the conditions came out.</param>
public sealed record RunNotes(IReadOnlyDictionary<string, string> OutputTypes, IReadOnlyList<CheckOutcome> Checks)
{
    private const string TypesField = "terraformOutputTypes";
    private const string ChecksField = "terraformChecks";

    /// <summary>Nothing noted.</summary>
    public static RunNotes None { get; } = new(new Dictionary<string, string>(), []);

    /// <summary>What the record of a stack notes; what cannot be read counts as not noted.</summary>
    public static RunNotes Read(ResourceState? stack)
    {
        var types = Field(stack, TypesField) as JObject;
        var checks = Field(stack, ChecksField) as JArray;
        return new RunNotes(
            types?.Properties().ToDictionary(type => type.Name, type => type.Value.ToString(Formatting.None), StringComparer.Ordinal) ?? None.OutputTypes,
            [.. checks?.OfType<JObject>().Select(ReadCheck).OfType<CheckOutcome>() ?? []]);
    }

    /// <summary>What is to be noted of outputs and conditions.</summary>
    public static RunNotes Of(IEnumerable<OutputChange> outputs, IReadOnlyList<CheckOutcome> checks) => new(
        outputs.Where(output => output is { Type: not null, After: ObjectValue or ListValue } && !output.IsSensitive && !output.After.HasSecrets)
            .ToDictionary(output => output.Name, output => output.Type!, StringComparer.Ordinal),
        checks);

    /// <summary>The record with these notes in the place of those that it has.</summary>
    public ResourceState Write(ResourceState stack)
    {
        var others = stack.Verbatim.Where(field => field.Name is not (TypesField or ChecksField));
        return stack with { Verbatim = [.. others, .. Fields()] };
    }

    private IEnumerable<VerbatimField> Fields()
    {
        if (OutputTypes.Count > 0)
        {
            var types = new JObject(OutputTypes.OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => new JProperty(type.Key, JToken.Parse(type.Value))));
            yield return new VerbatimField(TypesField, types.ToString(Formatting.None), int.MaxValue);
        }

        if (Checks.Count > 0)
        {
            var checks = new JArray(Checks.Select(check => new JObject(
                new JProperty("kind", check.Kind),
                new JProperty("address", check.Address),
                new JProperty("status", check.Status.ToString()),
                new JProperty("problems", new JArray(check.Problems)))));
            yield return new VerbatimField(ChecksField, checks.ToString(Formatting.None), int.MaxValue);
        }
    }

    private static JToken? Field(ResourceState? stack, string name)
    {
        if (stack?.Verbatim.FirstOrDefault(field => field.Name == name) is not { } field)
        {
            return null;
        }

        using var reader = new JsonTextReader(new StringReader(field.Json)) { DateParseHandling = DateParseHandling.None, MaxDepth = 256 };
        try
        {
            return JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static CheckOutcome? ReadCheck(JObject check) =>
        check["kind"] is JValue { Value: string kind } && check["address"] is JValue { Value: string address }
        && check["status"] is JValue { Value: string word } && Enum.TryParse<CheckStatus>(word, out var status)
            ? new CheckOutcome(kind, address, status, [.. (check["problems"] as JArray)?.Select(problem => problem.ToString()) ?? []])
            : null;
}
