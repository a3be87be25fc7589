using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Resources;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Cli.Tests.Documentation;

/// <summary>The pages of resources, data sources and of the provider, from the schema.</summary>
/// <param name="schema">The provider.</param>
/// <param name="package">Its package schema.</param>
internal sealed class ResourcePages(ProviderSchema schema, JObject package)
{
    private const string Generated = "<!-- Generated from the schema: UPDATE_BASELINES=1 dotnet test tests/ImmutaInfra.Cli.Tests writes it anew. -->\n";

    /// <summary>The file of a resource's page.</summary>
    public static string FileOf(ResourceSchema resource) => $"docs/resources/{resource.HclType}.md";

    /// <summary>The file of a data source's page.</summary>
    public static string FileOf(FunctionSchema function) => $"docs/data-sources/{function.HclType}.md";

    /// <summary>The page of a resource.</summary>
    /// <param name="resource">Its schema.</param>
    /// <param name="template">What <c>init</c> writes for it.</param>
    public string Write(ResourceSchema resource, string template)
    {
        var block = HclParser.ParseFile(template, "example.tf", new DiagnosticBag()).Body.Blocks.First(each => each.Type == "resource");
        var address = $"{resource.HclType}.{block.Labels[1].Text}";
        var type = template.Split('\n').First(line => line.StartsWith("resource", StringComparison.Ordinal));
        type.Should().Contain(resource.HclType);
        var page = new StringBuilder($"{Generated}\n# {resource.HclType}\n\n{resource.Description} Under Pulumi: `{resource.Token}`.\n");
        page.Append($"\n## Example\n\nIn HCL, as `immutainfra init` writes it:\n\n```hcl\n{template.TrimEnd()}\n```\n");
        page.Append("\nIn C#, under Pulumi, where `config` is `new Pulumi.Config()`:\n\n```csharp\n").Append(new CSharpExample(package).Write(block, resource.Token)).Append("\n```\n");

        page.Append("\n## Inputs\n\n");
        AttributeTables.WriteInputs(page, resource.Inputs);
        page.Append("\nUnder Pulumi the names are in camelCase: ")
            .Append(string.Join(", ", resource.Inputs.Where(input => input.Name != input.HclName).Take(3).Select(input => $"`{input.HclName}` is `{input.Name}`")))
            .Append(".\n\n## Outputs\n\nAll inputs, and:\n\n");
        AttributeTables.WriteOutputs(page, resource.Attributes.Where(attribute => attribute.IsComputed));

        page.Append("\n## Import\n\nAn integration that is there already, by the id that Immuta knows it by:\n\n");
        page.Append($"    immutainfra import {address} 7\n\nor as a block of the configuration:\n\n```hcl\nimport {{\n  to = {address}\n  id = \"7\"\n}}\n```\n\n");
        page.Append($"or under Pulumi:\n\n    pulumi import {resource.Token} {block.Labels[1].Text} 7\n\n");
        page.Append("[discover](../discover.md) writes the blocks for a whole tenant.\n");
        var phases = ImmutaProvider.ScriptPhasesOf(resource.Token);
        page.Append(phases.Count == 0
            ? "\n## Manual set-up\n\nImmuta writes no scripts for this type.\n"
            : $"\n## Manual set-up\n\nWith `auto_bootstrap = false` you run Immuta's scripts yourself: see [manual set-up](../manual-setup.md).\n\n"
                + $"    immutainfra scripts {address} --out scripts\n\nPhases: {string.Join(", ", phases.Select(phase => $"`{phase}`"))}.\n");
        return page.ToString();
    }

    /// <summary>The page of a data source.</summary>
    public static string Write(FunctionSchema function)
    {
        var page = new StringBuilder($"{Generated}\n# data {function.HclType}\n\n{function.Description} Under Pulumi: the function `{function.Token}`.\n");
        page.Append($"\n## Example\n\n```hcl\n{ExampleOf(function)}\n```\n\n## Inputs\n\n");
        AttributeTables.WriteInputs(page, function.Inputs);
        page.Append("\n## Outputs\n\n");
        AttributeTables.WriteOutputs(page, function.Outputs);
        return page.ToString();
    }

    /// <summary>The page that leads to all others, with the provider's own settings.</summary>
    public string WriteIndex()
    {
        var page = new StringBuilder($"{Generated}\n# Resources and data sources\n\n| resource | under Pulumi | what it is |\n|---|---|---|\n");
        foreach (var resource in schema.Resources)
        {
            page.Append($"| [{resource.HclType}]({resource.HclType}.md) | `{resource.Token}` | {resource.Description} |\n");
        }

        page.Append("\n| data source | under Pulumi | what it does |\n|---|---|---|\n");
        foreach (var function in schema.Functions)
        {
            page.Append($"| [{function.HclType}](../data-sources/{function.HclType}.md) | `{function.Token}` | {function.Description} |\n");
        }

        page.Append("\n## The provider\n\n```hcl\nprovider \"immuta\" {\n  base_url = \"https://acme.immuta.example\"\n  api_key  = var.immuta_api_key\n}\n```\n\n");
        page.Append("A setting comes from the block, else from the stack's configuration (`immuta:baseUrl`), else from the environment.\n\n");
        AttributeTables.WriteInputs(page, schema.Configuration);
        return page.ToString();
    }

    private static string ExampleOf(FunctionSchema function) => function.HclType switch
    {
        "immuta_integration" => "data \"immuta_integration\" \"snowflake\" {\n  type = \"Snowflake\"\n  host = \"acme.snowflakecomputing.com\"\n}",
        "immuta_integrations" => "data \"immuta_integrations\" \"all\" {}",
        "immuta_bootstrap_script" => "data \"immuta_bootstrap_script\" \"delete\" {\n  type           = \"Snowflake\"\n  phase          = \"delete\"\n  integration_id = \"7\"\n}",
        _ => throw new NotSupportedException($"There is no example of {function.HclType} yet."),
    };
}
