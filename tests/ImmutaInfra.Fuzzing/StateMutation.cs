using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Fuzzing;

/// <summary>Changes the resources of a state so that it stays a state in form and is none in meaning: names twice, rings, orphans, numbers without end.</summary>
internal sealed class StateMutation(FuzzRandom random, IReadOnlyList<string> seeds)
{
    private static readonly string[] Numbers = ["1e400", "1e-400", "-0", "1e999999999", "123456789012345678901234567890.123456789", "0.1e1", "9007199254740993", "-9223372036854775809"];

    private static readonly string[] Members =
        ["custom", "delete", "external", "protect", "retainOnDelete", "pendingReplacement", "taint", "id", "type", "created", "modified", "initErrors", "aliases", "ignoreChanges", "replaceOnChanges", "customTimeouts", "importID", "deletedWith", "replaceWith", "sourcePosition", "hideDiff", "inputs", "outputs"];

    private static readonly string[] Values =
        ["null", "true", "false", "0", "\"\"", "\"x\"", "[]", "{}", "[\"\"]", "[null]", "{\"create\":-1}", "{\"create\":1e300}", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999999Z\"", "\"file:///x#1\"", "{\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\"}"];

    /// <summary>A state, changed a few times.</summary>
    public string Next()
    {
        for (var tries = 0; tries < 20; tries++)
        {
            if (JsonMutation.TryParse(random.Pick(seeds)) is JObject root && Resources(root) is { Count: > 0 } resources)
            {
                for (var count = 1 + random.Below(4); count > 0; count--)
                {
                    Change((JObject)resources.Parent!.Parent!, resources);
                }

                return root.ToString(Formatting.None);
            }
        }

        return seeds[0];
    }

    private static JArray? Resources(JObject root) =>
        ((root["checkpoint"] as JObject)?["latest"] ?? root["deployment"]) is JObject deployment ? deployment["resources"] as JArray : null;

    private void Change(JObject deployment, JArray resources)
    {
        if (resources.Count == 0 || random.Pick([.. resources]) is not JObject one)
        {
            return;
        }

        switch (random.Below(13))
        {
            case 0:
                resources.Insert(random.Below(resources.Count + 1), one.DeepClone());
                break;
            case 1:
                var twin = (JObject)one.DeepClone();
                twin["delete"] = true;
                resources.Insert(random.Below(resources.Count + 1), twin);
                break;
            case 2:
                one.Remove();
                resources.Insert(random.Below(resources.Count + 1), one);
                break;
            case 3:
                one["parent"] = AnyUrn(resources);
                break;
            case 4:
                one["dependencies"] = new JArray(Enumerable.Range(0, 1 + random.Below(random.OnceIn(10) ? 2000 : 3)).Select(_ => AnyUrn(resources)));
                break;
            case 5:
                one["propertyDependencies"] = new JObject { [random.Pick(["input", "name", ""])] = new JArray(AnyUrn(resources)) };
                break;
            case 6:
                one["provider"] = $"{AnyUrn(resources)}{random.Pick(["", "::", "::x", "::04da6b54-80e4-46f7-96ec-b56ff0331ba9", "::::"])}";
                break;
            case 7:
                one["urn"] = AnyUrn(resources);
                break;
            case 8:
                deployment["pending_operations"] = new JArray(new JObject { ["type"] = random.Pick(["creating", "updating", "deleting", "reading", "importing", "", "x"]), ["resource"] = one.DeepClone() });
                break;
            case 9:
                Somewhere(one, new JRaw(random.Pick(Numbers)));
                break;
            case 10:
                Somewhere(one, new JRaw(string.Concat(Enumerable.Repeat("[", 1500)) + string.Concat(Enumerable.Repeat("]", 1500))));
                break;
            case 11:
                deployment["secrets_providers"] = new JRaw(random.Pick(["null", "{}", "{\"type\":\"passphrase\"}", "{\"type\":\"passphrase\",\"state\":{\"salt\":\"v1:\"}}", "{\"type\":\"cloud\",\"state\":{}}", "{\"type\":\"service\",\"state\":[]}"]));
                break;
            default:
                one[random.Pick(Members)] = new JRaw(random.Pick(Values));
                break;
        }
    }

    private string AnyUrn(JArray resources) => random.OnceIn(6)
        ? random.Pick(["", "urn:pulumi:dev::tenant::a$b$c::n", "urn:pulumi:dev::tenant::pulumi:pulumi:Stack::tenant-dev", "urn:pulumi:dev::tenant::terraform:index:Data::nobody", "urn:pulumi:other::other::x:y:Z::n", "not a urn", $"urn:pulumi:dev::tenant::x:y:Z::{new string('n', 3000)}"])
        : (string?)(random.Pick([.. resources]) as JObject)?["urn"] ?? "";

    private void Somewhere(JObject one, JToken value)
    {
        var holders = one.Descendants().OfType<JProperty>().Where(property => property.Path.Contains("puts", StringComparison.Ordinal)).ToList();
        if (holders.Count > 0)
        {
            random.Pick(holders).Value = value;
        }
        else
        {
            one["inputs"] = new JObject { ["input"] = value };
        }
    }
}
