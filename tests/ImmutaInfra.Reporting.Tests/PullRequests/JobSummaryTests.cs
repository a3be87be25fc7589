using ImmutaInfra.Reporting.PullRequests;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

public class JobSummaryTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("immutainfra-summary-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void GitHub_takes_what_is_appended_to_its_file()
    {
        var file = Path.Combine(_folder, "summary.md");
        File.WriteAllText(file, "before\n");

        Summary(("GITHUB_STEP_SUMMARY", file)).TryWrite("demo/dev", _ => "plan").Should().BeTrue();

        File.ReadAllText(file).Should().Be("before\nplan\n");
    }

    [Test]
    public void Azure_Pipelines_is_told_where_the_file_is()
    {
        var output = new StringWriter();

        Summary(output, ("TF_BUILD", "True"), ("AGENT_TEMPDIRECTORY", _folder)).TryWrite("demo/dev", _ => "plan").Should().BeTrue();

        var file = Directory.GetFiles(_folder).Should().ContainSingle().Subject;
        output.ToString().Trim().Should().Be($"##vso[task.uploadsummary]{file}");
        File.ReadAllText(file).Should().Be("plan");
    }

    [Test]
    public void Elsewhere_there_is_none() => Summary(("CI", "true")).TryWrite("demo/dev", _ => "plan").Should().BeFalse();

    private static JobSummary Summary(params (string Name, string Value)[] variables) => Summary(new StringWriter(), variables);

    private static JobSummary Summary(StringWriter output, params (string Name, string Value)[] variables) =>
        new(variables.ToDictionary(variable => variable.Name, variable => variable.Value), output);
}
