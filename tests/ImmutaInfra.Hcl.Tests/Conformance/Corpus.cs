using System.Text;
using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Hcl.Tests.Conformance;

/// <summary>What real Terraform 1.11.4 and HCL 2.23.0 said; recorded, one case a line.</summary>
internal static class Corpus
{
    /// <summary>The cases of one file, as NUnit cases named by their ids.</summary>
    public static IEnumerable<TestCaseData> Cases(string file) =>
        Read(file).Select(recorded => new TestCaseData(recorded).SetArgDisplayNames((string)recorded["id"]!));

    public static IEnumerable<JObject> Read(string file)
    {
        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, "Conformance", file);
        foreach (var line in File.ReadLines(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            yield return JObject.Load(reader);
        }
    }

    /// <summary>The lines at which errors were recorded.</summary>
    public static IReadOnlyList<int> ErrorLines(JToken recorded) =>
        [.. recorded["errors"]!.Select(error => (int)(error["line"] ?? error["start"]!["line"])!)];

    /// <summary>The lines at which we found errors.</summary>
    public static IReadOnlyList<int> ErrorLines(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(error => error.At!.Start.Line)];
}
