using System.Text.RegularExpressions;

namespace ImmutaInfra.Conventions.Tests;

/// <summary>Holds the folders of a project to one direction: each needs only those that stand before it here.</summary>
internal sealed partial class FolderTests
{
    private static readonly Dictionary<string, string[]> Order = new()
    {
        ["Core"] = ["Addresses", "Diagnostics", "Values", "Schema", "Providers"],
        ["Engine"] =
        [
            "Graph", "State", "Values", "Configuration", "Evaluation", "Providers", "Observing", "Planning", "Applying", "Validation", "Consoles", "Drift",
        ],
        ["Resources"] = ["Checking", "Schemas", "BigQuery", "Databricks", "Redshift", "S3", "Snowflake", "Synapse", "Trino", "Mapping", "Packaging"],
    };

    public static IEnumerable<string> Projects() => Order.Keys;

    [TestCaseSource(nameof(Projects))]
    public void A_folder_needs_only_those_before_it(string project) =>
        (from source in Sources(project)
         from Match match in Using().Matches(source.Text)
         where match.Groups["project"].Value == project
         let needed = match.Groups["folder"].Value
         where Array.IndexOf(Order[project], needed) > Array.IndexOf(Order[project], source.Folder)
         select $"{source.Path} needs {needed}")
        .Should().BeEmpty();

    [TestCaseSource(nameof(Projects))]
    public void Every_folder_has_its_place(string project) =>
        Sources(project).Select(source => source.Folder).Distinct().Should().BeEquivalentTo(Order[project]);

    // What lies in no folder wires the others together, and may need them all.
    private static IEnumerable<(string Path, string Folder, string Text)> Sources(string project) =>
        from source in Repository.Sources()
        let parts = source.Path.Split('/')
        where parts[1] == $"ImmutaInfra.{project}" && parts.Length > 3
        select (source.Path, parts[2], source.Text);

    [GeneratedRegex(@"^using (?:static )?ImmutaInfra\.(?<project>\w+)\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
