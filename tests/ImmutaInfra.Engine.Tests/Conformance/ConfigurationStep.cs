using ImmutaInfra.Core.Diagnostics;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>One step of a case: files are put into the working folder, then init, validate, plan and perhaps apply.</summary>
/// <param name="CaseFolder">Where the case's files are.</param>
/// <param name="Done">What is done.</param>
/// <param name="Expected">What came of it.</param>
internal sealed record ConfigurationStep(string CaseFolder, JObject Done, JObject Expected)
{
    /// <summary>Where Terraform stopped, or <c>planned</c> or <c>applied</c>.</summary>
    public string Result => (string)Expected["result"]!;

    /// <summary>Whether Terraform refused it before planning.</summary>
    public bool IsRefused => Result is "invalid" or "init-error";

    /// <summary>What <c>terraform validate</c> said; of <c>terraform init</c> where validate could not say it.</summary>
    public JToken Validation => Expected["init"] ?? Expected["validate"]!;

    /// <summary>Puts its files in the place of those of the step before.</summary>
    public void CopyTo(string folder)
    {
        if ((string?)Done["dir"] is not { } name)
        {
            return;
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var from = Path.Combine(CaseFolder, name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    /// <summary>Whether one of our errors is at a line at which Terraform has one. An error recorded without a place is matched by any.</summary>
    public static bool IsSameRefusal(JToken recorded, IEnumerable<Diagnostic> ours)
    {
        var errors = ours.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        return Errors(recorded).Any(expected => errors.Exists(error => expected["range"] is not { } range
            || (error.At is { } at && at.File == (string)range["filename"]! && at.Start.Line == (int)range["start"]!["line"]!)));
    }

    /// <summary>The recorded errors, warnings left out.</summary>
    public static IEnumerable<JToken> Errors(JToken recorded) =>
        recorded["diagnostics"]!.Where(diagnostic => (string)diagnostic["severity"]! == "error");
}
