using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Functions.Files;

public class FileFunctionsTests
{
    private string _directory = "";

    [SetUp]
    public void Create()
    {
        _directory = Directory.CreateTempSubdirectory("hcl-files-").FullName;
        Directory.CreateDirectory(Path.Combine(_directory, "a", "b"));
        File.WriteAllText(Path.Combine(_directory, "a", "b", "x.txt"), "${upper(name)} ${join(\",\", [for i in list : i])}");
    }

    [TearDown]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [Test]
    public void Relative_paths_begin_in_the_base_directory()
    {
        Evaluate("abspath(\"a/../a/b\")").Should().Be(HclValue.String($"{_directory}/a/b"));
        Evaluate("fileexists(\"a/b/x.txt\")").Should().Be(HclValue.True);
        Evaluate("fileset(\".\", \"**/*.txt\")").Elements.Should().Equal(HclValue.String("a/b/x.txt"));
        Evaluate("fileset(\"a\", \"../a/{b,c}/?.txt\")").Elements.Should().Equal(HclValue.String("b/x.txt"));
        Evaluate("fileset(\"missing\", \"[\")").Elements.Should().BeEmpty("nobody looks at the pattern where there is no folder");
    }

    [Test]
    public void A_pattern_too_large_for_an_automaton_still_matches() =>
        Evaluate($"fileset(\"a/b\", \"{{{string.Concat(Enumerable.Repeat("null,", 4000))}x}}.*\")").Elements.Should().Equal(HclValue.String("x.txt"));

    [Test]
    public void Template_files_see_their_variables_and_functions() =>
        Evaluate("templatefile(\"a/b/x.txt\", { name = \"n\", list = [1, 2] })").Should().Be(HclValue.String("N 1,2"));

    private HclValue Evaluate(string expression)
    {
        var diagnostics = new DiagnosticBag();
        var environment = new FunctionEnvironment { BaseDirectory = _directory };
        var value = Evaluator.Evaluate(
            HclParser.ParseExpression(expression, "x", diagnostics),
            new EvaluationContext(EmptyScope.Instance, environment: environment),
            diagnostics);
        diagnostics.Should().BeEmpty();
        return value;
    }
}
