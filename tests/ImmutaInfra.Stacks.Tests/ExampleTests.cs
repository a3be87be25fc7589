using System.Diagnostics;
using System.Text.RegularExpressions;
using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Stacks.Tests;

/// <summary>The examples say the same in each language, in the words of the schema.</summary>
internal sealed partial class ExampleTests
{
    private static readonly JObject Yaml = Tests.Yaml.Read("examples/pulumi-yaml/Pulumi.yaml");

    private static IEnumerable<TestCaseData> Pythons =>
        [new TestCaseData(ProgramOnPath.Find("python3")).SetArgDisplayNames("python3").SkippedBecause(ProgramOnPath.Find("python3") is null ? "no python3 on PATH" : null)];

    [Test]
    public void The_YAML_example_holds_to_the_schema()
    {
        foreach (var resource in ((JObject)Yaml["resources"]!).Properties())
        {
            var type = ((string)resource.Value["type"]!)["immuta:index:".Length..];
            var properties = (JObject?)resource.Value["properties"] ?? [];
            Hold(properties, Package.Inputs(type), resource.Name);
            Package.RequiredInputs(type).Should().BeSubsetOf(properties.Properties().Select(property => property.Name), resource.Name);
        }
    }

    [Test]
    public void The_YAML_example_refers_to_what_is_there()
    {
        var resources = (JObject)Yaml["resources"]!;
        foreach (Match reference in Reference().Matches(Yaml.ToString()))
        {
            var name = reference.Groups[1].Value;
            if (reference.Groups[2].Value is { Length: > 0 } output)
            {
                var type = (string)resources[name]!["type"]!;
                ((JObject)Package.Schema["resources"]![type]!["properties"]!).Properties().Select(property => property.Name).Should().Contain(output);
            }
            else
            {
                ((JObject)Yaml["config"]!).ContainsKey(name).Should().BeTrue(name);
            }
        }
    }

    [Test]
    public void The_TypeScript_example_says_the_same_as_the_YAML_one() => Brackets.Calls(Package.Text("examples/pulumi-typescript/index.ts"), "new immuta.")
        .Should().BeEquivalentTo(Said());

    [Test]
    public void The_Csharp_example_says_the_same_as_the_YAML_one() => Brackets.Calls(Package.Text("examples/pulumi-csharp/Program.cs"), "new ")
        .Should().BeEquivalentTo(Said());

    [Test]
    public void The_HCL_example_says_the_same_as_the_YAML_one() => Brackets.Blocks(Package.Text("examples/pulumi-hcl/main.tf"))
        .Should().BeEquivalentTo(Said());

    /// <summary>Python itself reads its program, so that a mistake in the syntax shows, too.</summary>
    [TestCaseSource(nameof(Pythons))]
    public void The_Python_example_says_the_same_as_the_YAML_one(string program)
    {
        const string Reader = """
            import ast, sys
            def snake(name):
                parts = name.split("_")
                return parts[0] + "".join(part[:1].upper() + part[1:] for part in parts[1:])
            def walk(path, call):
                for keyword in call.keywords:
                    print(path + "." + snake(keyword.arg))
                    value = keyword.value
                    if isinstance(value, ast.Call) and getattr(value.func, "attr", "").endswith("Args"):
                        walk(path + "." + snake(keyword.arg), value)
            for node in ast.walk(ast.parse(sys.stdin.read())):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "").endswith("Integration"):
                    print(node.func.attr + " " + node.args[0].value)
                    walk(node.func.attr + " " + node.args[0].value, node)
            """;
        using var python = Process.Start(new ProcessStartInfo(program, ["-c", Reader])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        python.StandardInput.Write(Package.Text("examples/pulumi-python/__main__.py"));
        python.StandardInput.Close();
        var output = python.StandardOutput.ReadToEnd();
        var error = python.StandardError.ReadToEnd();
        python.WaitForExit();

        error.Should().BeEmpty();
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Should().BeEquivalentTo(Said());
    }

    /// <summary>An SDK for Python or Node writes the names of accepted values in its own form.</summary>
    [TestCase("examples/pulumi-typescript/index.ts", false)]
    [TestCase("examples/pulumi-python/__main__.py", true)]
    public void Accepted_values_are_named_as_the_SDK_names_them(string path, bool isUpperSnake)
    {
        var uses = EnumerationUse().Matches(Package.Text(path));

        uses.Should().NotBeEmpty();
        foreach (Match use in uses)
        {
            var names = Package.Schema["types"]![$"immuta:index:{use.Groups[1].Value}"]!["enum"]!.Select(value => (string)value["name"]!);
            (isUpperSnake ? names.Select(name => WordStart().Replace(name, "_$0").ToUpperInvariant()) : names).Should().Contain(use.Groups[2].Value);
        }
    }

    [Test]
    public void The_TypeScript_example_is_a_package_that_takes_the_SDK_from_beside_it()
    {
        var package = JObject.Parse(Package.Text("examples/pulumi-typescript/package.json"));

        ((string?)package["dependencies"]!["@pulumi/immuta"]).Should().Be("file:sdks/immuta");
        ((string?)Package.Schema["language"]!["nodejs"]!["packageName"]).Should().Be("@pulumi/immuta");
        ((string?)JObject.Parse(Package.Text("examples/pulumi-typescript/tsconfig.json"))["compilerOptions"]!["strict"]).Should().Be("True");
        Package.Text("examples/pulumi-python/requirements.txt").Split('\n').Should().Contain("sdks/immuta");
        Package.Text("examples/pulumi-python/__main__.py").Should().Contain($"import {Package.Schema["language"]!["python"]!["packageName"]} as immuta");
    }

    /// <summary>What the YAML example sets: <c>SnowflakeIntegration analytics.privateKey.content</c>.</summary>
    private static IEnumerable<string> Said() => ((JObject)Yaml["resources"]!).Properties().SelectMany(resource =>
    {
        var start = $"{((string)resource.Value["type"]!)["immuta:index:".Length..]} {resource.Name}";
        return Paths(start, (JObject?)resource.Value["properties"] ?? []).Prepend(start);
    });

    private static IEnumerable<string> Paths(string start, JObject properties) => properties.Properties().SelectMany(property =>
        (property.Value is JObject inner && !inner.ContainsKey("fn::secret") ? Paths($"{start}.{property.Name}", inner) : []).Prepend($"{start}.{property.Name}"));

    private static void Hold(JObject properties, JObject declared, string place)
    {
        foreach (var property in properties.Properties())
        {
            var here = $"{place}.{property.Name}";
            declared.ContainsKey(property.Name).Should().BeTrue(here);
            var expected = declared[property.Name]!;
            if (Package.TypeOf(expected) is not { } type)
            {
                var kind = property.Value switch { { Type: JTokenType.Boolean } => "boolean", { Type: JTokenType.Integer } => "integer", JArray => "array", _ => "string" };
                kind.Should().Be((string)expected["type"]!, here);
            }
            else if (type["enum"] is { } values)
            {
                values.Select(value => (string)value["value"]!).Should().Contain((string)property.Value!, here);
            }
            else
            {
                Hold((JObject)property.Value, (JObject)type["properties"]!, here);
                (type["required"]?.Select(name => (string)name!) ?? []).Should().BeSubsetOf(((JObject)property.Value).Properties().Select(inner => inner.Name), here);
            }
        }
    }

    [GeneratedRegex(@"\$\{(\w+)(?:\.(\w+))?\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\bimmuta\.(\w+(?:AuthenticationType|KeyName))\.(\w+)")]
    private static partial Regex EnumerationUse();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();
}
