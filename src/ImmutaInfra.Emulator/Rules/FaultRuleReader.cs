using System.Globalization;
using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Rules;

/// <summary>Rules from and to JSON.</summary>
internal static class FaultRuleReader
{
    public static IReadOnlyList<FaultRule> ReadList(string json)
    {
        JToken parsed;
        try
        {
            using var reader = new JsonTextReader(new StringReader(json))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal,
                MaxDepth = 64,
            };
            parsed = JToken.ReadFrom(reader);
        }
        catch (JsonException e)
        {
            throw new FormatException($"The rules are not JSON: {e.Message}", e);
        }

        return parsed is JArray rules
            ? [.. rules.Select((rule, index) => Read(rule, index + 1))]
            : throw new FormatException("The rules must be an array.");
    }

    /// <summary>A rule as <see cref="ReadList"/> would read it; defaults are left out.</summary>
    public static JObject Write(FaultRule rule)
    {
        var json = new JObject();
        Add("method", rule.Method);
        Add("path", rule.Path);
        Add("type", rule.Type);
        Add("call", rule.Call);
        Add("count", rule.Count);
        Add("delay", rule.Delay == TimeSpan.Zero ? null : rule.Delay.TotalMilliseconds);
        Add("status", rule.Status);
        Add("body", rule.Body?.DeepClone());
        Add("headers", rule.Headers.Count == 0 ? null : JObject.FromObject(rule.Headers));
        Add("html", rule.Html ? true : null);
        Add("drop", rule.Drop ? true : null);
        Add("when", rule.When == FaultTiming.After ? "after" : null);
        Add("failTests", rule.FailTests.Count == 0 ? null : new JArray(rule.FailTests.Select(WriteTest)));
        Add("endStatus", rule.EndStatus);
        Add("stuck", rule.Stuck ? true : null);
        Add("become", rule.Become);
        Add("mergeConfig", rule.MergeConfig?.DeepClone());
        return json;

        void Add(string name, JToken? value)
        {
            if (value is not (null or { Type: JTokenType.Null }))
            {
                json[name] = value;
            }
        }
    }

    private static FaultRule Read(JToken token, int number)
    {
        if (token is not JObject json)
        {
            throw new FormatException($"Rule {number} must be an object.");
        }

        var rule = new FaultRule();
        foreach (var (name, value) in json)
        {
            try
            {
                rule = With(rule, name, value!);
            }
            catch (Exception e) when (e is FormatException or ArgumentException or InvalidCastException or OverflowException)
            {
                throw new FormatException($"Rule {number}, \"{name}\": {e.Message}", e);
            }
        }

        return rule;
    }

    private static FaultRule With(FaultRule rule, string name, JToken value) => name switch
    {
        "method" => rule with { Method = (string?)value },
        "path" => rule with { Path = Text(value) },
        "type" => rule with { Type = TypeTable.Find(Text(value))?.Name ?? throw new FormatException("there is no such type of integration.") },
        "call" => rule with { Call = Number(value, 1, int.MaxValue) },
        "count" => rule with { Count = Number(value, 1, int.MaxValue) },
        "delay" => rule with { Delay = Duration(value) },
        "status" => rule with { Status = Number(value, 200, 599) },
        "body" => rule with { Body = value },
        "headers" => rule with { Headers = ((JObject)value).Properties().ToDictionary(header => header.Name, header => Text(header.Value)) },
        "html" => rule with { Html = (bool)value },
        "drop" => rule with { Drop = (bool)value },
        "when" => rule with { When = Timing(value) },
        "failTests" => rule with { FailTests = [.. ((JArray)value).Select(ReadTest)] },
        "endStatus" => rule with { EndStatus = Status(value) },
        "stuck" => rule with { Stuck = (bool)value },
        "become" => rule with { Become = Status(value) },
        "mergeConfig" => rule with { MergeConfig = (JObject)value },
        _ => throw new FormatException("a rule has no such property."),
    };

    private static FailingTest ReadTest(JToken json) => json is JObject test
        ? new FailingTest(Text(test["name"]), (string?)test["message"], (string?)test["status"] ?? "failed")
        : new FailingTest(Text(json));

    private static JObject WriteTest(FailingTest test)
    {
        var json = new JObject { ["name"] = test.Name, ["status"] = test.Status };
        if (test.Message is not null)
        {
            json["message"] = test.Message;
        }

        return json;
    }

    private static string Text(JToken? value) =>
        value is { Type: JTokenType.String } ? (string)value! : throw new FormatException("must be a string.");

    private static int Number(JToken value, int least, int most) =>
        value is { Type: JTokenType.Integer } && (long)value >= least && (long)value <= most
            ? (int)value
            : throw new FormatException($"must be a whole number from {least} to {most}.");

    private static string Status(JToken value) => IntegrationStatus.All.Contains(Text(value))
        ? Text(value)
        : throw new FormatException($"must be one of {string.Join(", ", IntegrationStatus.All)}.");

    private static FaultTiming Timing(JToken value) => Text(value) switch
    {
        "before" => FaultTiming.Before,
        "after" => FaultTiming.After,
        _ => throw new FormatException("must be before or after."),
    };

    private static TimeSpan Duration(JToken value)
    {
        var (digits, factor) = value.ToString() switch
        {
            var text when text.EndsWith("ms", StringComparison.Ordinal) => (text[..^2], 1),
            var text when text.EndsWith('s') => (text[..^1], 1000),
            var text when text.EndsWith('m') => (text[..^1], 60_000),
            var text => (text, 1),
        };
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * factor < int.MaxValue
                ? TimeSpan.FromMilliseconds(number * factor)
                : throw new FormatException("must be milliseconds, or a text such as 250ms, 2s or 1m.");
    }
}
