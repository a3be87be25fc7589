using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Fuzzing;

/// <summary>The recorded inputs, to be changed at random.</summary>
public static partial class Seeds
{
    /// <summary>Expressions.</summary>
    public static IReadOnlyList<string> Expressions { get; } = [.. Read("expressions.jsonl", "expr")];

    /// <summary>Files in the native syntax.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Read("cases.jsonl", "input"),
        .. Read("cases.jsonl", "source", one => one["syntax"] is null),
        .. Read("expressions.jsonl", "locals"),
    ];

    /// <summary>Files in the JSON syntax.</summary>
    public static IReadOnlyList<string> JsonFiles { get; } =
    [
        .. Read("cases.jsonl", "source", one => one["syntax"] is not null),
        """{"locals":{"a":"${local.b}","n":-0,"x":[1,2.5e3,null,true,{"k":"v"}]},"//":"remark"}""",
        """[{"resource":{"t":{"n":[{"a":"%{ if true }y%{ endif }"}]}}},{"variable":{"v":{"type":"list(string)","default":["\u00e9"]}}}]""",
    ];

    /// <summary>YAML documents.</summary>
    public static IReadOnlyList<string> Yaml { get; } =
    [
        "a: 1\nb: [x, 'y', \"z\\n\"]\nc:\n  - {k: v}\n  - ~\n", "- &a {x: 1}\n- *a\n- <<: *a\n  y: 2\n", "text: |\n  two\n  lines\nfolded: >-\n  a\n  b\n",
        "? complex\n: value\n", "!!str 1", "0x1F", "0o17", "1_000", ".inf", "2001-12-14t21:59:43.10-05:00", "%YAML 1.2\n---\na\n...\n", "yes: no\non: off\n", "{a: {b: {c: [[[]]]}}}", "!!binary aGk=", "# remark\n",
    ];

    private static IEnumerable<string> Read(string name, string key, Func<JObject, bool>? isWanted = null)
    {
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file))
            {
                using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
                var one = JObject.Load(reader);
                if ((string?)one[key] is { } text && isWanted?.Invoke(one) != false)
                {
                    yield return text;
                }
            }
        }
    }
}
