using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Acceptance.Tests.Terraform;

/// <summary>Brings what terraform and this program say into a form in which the same is the same: members in order, ids as one word, and
/// without what is meant to differ.</summary>
internal static partial class Comparable
{
    // Who says it and when; what only this program says.
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "@level", "@message", "@module", "@timestamp", "terraform_version", "producer", "timestamp", "diagnostics", "notes", "replace_reasons", "elapsed_seconds", "status",
    };

    /// <summary>A plan.</summary>
    public static string Plan(JToken plan)
    {
        var copy = (JObject)plan.DeepClone();

        // Terraform evaluates outputs anew into the prior state; here they are as the state has them, and records name no dependencies yet.
        (copy.SelectToken("prior_state.values") as JObject)?.Remove("outputs");
        if (copy.SelectToken("prior_state.values.root_module") is JObject { Count: 0 })
        {
            copy.Remove("prior_state");
        }

        foreach (var dependencies in copy["prior_state"]?.SelectTokens("$..depends_on").ToList() ?? [])
        {
            dependencies.Parent!.Remove();
        }

        // What is only forgotten has no values after it.
        foreach (var forgotten in copy.SelectTokens("planned_values..resources[?(@.sensitive_values == false)]").ToList())
        {
            var list = forgotten.Parent!;
            forgotten.Remove();
            if (list.Count == 0)
            {
                list.Parent!.Remove();
            }
        }

        // A targeted plan of terraform leaves out outputs that it does not look at; this one leaves out resources.
        if ((bool?)copy["complete"] == false)
        {
            copy.Remove("prior_state");
            foreach (var output in copy["output_changes"]?.Children<JProperty>().Where(change => (string?)change.Value["actions"]![0] == "no-op").ToList() ?? [])
            {
                (copy.SelectToken("planned_values.outputs") as JObject)?.Remove(output.Name);
                output.Remove();
            }
        }

        // Which of them count depends on the values that terraform had at hand; see RelevantAttributesTests.
        copy.Remove("relevant_attributes");
        return Values(copy);
    }

    /// <summary>A state.</summary>
    public static string State(JToken state)
    {
        var copy = state.DeepClone();
        var resources = copy.SelectTokens("$..resources[*]").OfType<JObject>().ToList();
        var direct = resources
            .GroupBy(resource => Keys().Replace((string)resource["address"]!, ""), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.SelectMany(NamesOf).Distinct().ToList(), StringComparer.Ordinal);

        // Terraform also names what the others depend on in their turn.
        foreach (var resource in resources.Where(resource => resource["depends_on"] is not null))
        {
            var names = NamesOf(resource);
            var indirect = names.SelectMany(name => direct.GetValueOrDefault(name) ?? []).ToHashSet(StringComparer.Ordinal);
            resource["depends_on"] = new JArray(names.Where(name => !indirect.Contains(name)).Order(StringComparer.Ordinal));
        }

        return Values(copy);

        static List<string> NamesOf(JObject resource) => [.. (resource["depends_on"] ?? new JArray()).Select(name => (string)name!)];
    }

    /// <summary>Anything else.</summary>
    public static string Values(JToken token) => Ids().Replace(Ordered(token, isMask: false).ToString(Formatting.Indented), "UUID");

    /// <summary>A stream of events, a line for each. Those of a phase come in any order, but what begins comes before what ends.</summary>
    public static string Events(IEnumerable<JObject> events)
    {
        var lines = new List<string>();
        var phase = new List<string>();
        var begun = new HashSet<string>(StringComparer.Ordinal);
        var isBroken = false;
        foreach (var told in events.Where(told => (string?)told["type"] is not ("version" or "apply_progress")))
        {
            var type = (string)told["type"]!;
            if (type == "diagnostic")
            {
                isBroken |= (string?)told["diagnostic"]!["severity"] == "error";
                continue;
            }

            if (type is "change_summary" or "outputs")
            {
                Close();
                ((JObject?)told["changes"])?.Remove("replace");
                foreach (var output in told["outputs"]?.Children<JProperty>().Where(output => (string?)output.Value["action"] == "noop").ToList() ?? [])
                {
                    output.Remove(); // a targeted plan of terraform leaves some of them out
                }

                lines.Add(Ids().Replace(Ordered(told, isMask: false).ToString(Formatting.None), "UUID"));
                continue;
            }

            var about = told["hook"] ?? told["change"]!;
            var subject = $"{about["resource"]!["addr"]} {about["action"]}";
            if (type.EndsWith("_start", StringComparison.Ordinal))
            {
                begun.Add(subject).Should().BeTrue("{0} begins once", subject);
            }
            else if (type.EndsWith("_complete", StringComparison.Ordinal) || type.EndsWith("_errored", StringComparison.Ordinal))
            {
                begun.Remove(subject).Should().BeTrue("{0} has begun before it ends", subject);
            }

            phase.Add(Ids().Replace(Ordered(told, isMask: false).ToString(Formatting.None), "UUID"));
        }

        Close();
        if (isBroken)
        {
            // Where applying fails, terraform says no more; this program sums up what was done nevertheless. Terraform also reads what
            // fails its precondition.
            lines.RemoveAll(line => line.Contains("\"operation\":\"apply\"", StringComparison.Ordinal) || line.Contains("\"type\":\"outputs\"", StringComparison.Ordinal) || line.Contains("refresh_", StringComparison.Ordinal));
        }

        return string.Join('\n', lines);

        void Close()
        {
            lines.AddRange(phase.Order(StringComparer.Ordinal));
            phase.Clear();
        }
    }

    private static JToken Ordered(JToken token, bool isMask)
    {
        switch (token)
        {
            case JObject members:
                var kept = members.Properties()
                    .Where(member => !Dropped.Contains(member.Name))
                    .Select(member => new JProperty(member.Name, Ordered(member.Value, isMask || member.Name.EndsWith("_sensitive", StringComparison.Ordinal) || member.Name == "sensitive_values")))
                    .Where(member => !isMask || member.Value is not JObject { Count: 0 })
                    .OrderBy(member => member.Name, StringComparer.Ordinal)
                    .ToList();

                // The output of terraform_data is as sensitive as its input; terraform forgets that.
                if (isMask && kept.Exists(member => member is { Name: "input", Value: JValue { Value: true } }))
                {
                    kept.RemoveAll(member => member.Name == "output");
                }

                return new JObject(kept);
            case JArray items:
                var list = items.Select(item => Ordered(item, isMask)).ToList();
                return new JArray(list.All(item => item is JObject && item["address"] is not null) ? list.OrderBy(item => item["address"]!.ToString(), StringComparer.Ordinal) : list);
            default:
                return token.DeepClone();
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("\\[[^\\]]*\\]")]
    private static partial Regex Keys();
}
