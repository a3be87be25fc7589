using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.Tests.Conformance;

namespace ImmutaInfra.Engine.Tests.Configuration;

/// <summary>Rules beyond the corpus, each as Terraform 1.11.4 has it: the same input was given to it.</summary>
public class ConfigurationRulesTests
{
    [TestCase("terraform {\n  required_version = \"~> 1.11.0\"\n}", null, 0)]
    [TestCase("terraform {\n  required_version = \"> v1.11, != 1.12\"\n}", null, 0)]
    [TestCase("terraform {\n  required_version = \"= 1.11\"\n}", "IMI1608", 2)]
    [TestCase("terraform {\n  required_version = \">= 1.0 <2\"\n}", "IMI1607", 2)]
    [TestCase("terraform {\n  backend \"local\" {}\n  backend \"local\" {}\n}", "IMI1601", 3)]
    [TestCase("terraform {\n  required_providers {\n    bad_name = { source = \"a/b\" }\n  }\n}", "IMI1609", 3)]
    [TestCase("moved {\n  from = terraform_data.a[*]\n  to   = terraform_data.b\n}", "IMI1540", 2)]
    [TestCase("moved {\n  from = terraform_data.a.id\n  to   = terraform_data.b\n}", "IMI1545", 2)]
    [TestCase("moved {\n  from = local.a\n  to   = terraform_data.b\n}", "IMI1543", 2)]
    [TestCase("moved {\n  from = module.a[0]\n  to   = module.b[\"x\"]\n}", null, 0)]
    [TestCase("removed {\n  from = module.a[0].terraform_data.x\n}", "IMI1552", 2)]
    [TestCase("removed {\n  from = data.terraform_remote_state.x\n}", "IMI1551", 2)]
    [TestCase("removed {\n  from = terraform_data.a\n  provisioner \"local-exec\" {\n    command = \"x\"\n  }\n}", "IMI1555", 3)]
    [TestCase("import {\n  to = module.a\n  id = \"x\"\n}", "IMI1556", 2)]
    [TestCase("import {\n  to = terraform_data.a\n  id = \"\"\n}\nresource \"terraform_data\" \"a\" {}", "IMI1562", 3)]
    [TestCase("check \"a\" {\n  assert {\n    condition     = true\n    error_message = \"x\"\n  }\n}", "IMI1625", 3)]
    [TestCase("variable \"a\" {\n  validation {\n    condition     = path.module == \"x\"\n    error_message = \"x\"\n  }\n}", "IMI1626", 3)]
    [TestCase("variable \"a\" {\n  sensitive = null\n}", "IMI1510", 2)]
    [TestCase("variable \"a\" {\n  type = list\n}", null, 0)]
    [TestCase("variable \"a\" {\n  default = upper(\"x\")\n}", "IMI1535", 2)]
    [TestCase("variable \"s\" {\n  sensitive = true\n}\nresource \"terraform_data\" \"a\" {\n  count = var.s == \"x\" ? 1 : 0\n}", null, 0)]
    [TestCase("variable \"s\" {\n  ephemeral = true\n}\nresource \"terraform_data\" \"a\" {\n  count = var.s == \"x\" ? 1 : 0\n}", "IMI2529", 5)]
    [TestCase("variable \"s\" {\n  ephemeral = true\n}\noutput \"o\" {\n  value = var.s\n}", "IMI3011", 5)]
    [TestCase("resource \"terraform_data\" \"a\" {\n  depends_on = [terraform_data.b]\n}", "IMI2506", 2)]
    [TestCase("resource \"terraform_data\" \"a\" {\n  lifecycle {\n    ignore_changes = [input.x, id.y]\n  }\n}", "IMI2551", 3)]
    [TestCase("resource \"terraform_data\" \"a\" {\n  provisioner \"local-exec\" {\n    command = [\"x\"]\n  }\n}", "IMI2552", 3)]
    [TestCase("resource \"terraform_data\" \"a\" {\n  provisioner \"local-exec\" {\n    when    = destroy\n    command = var.x\n  }\n}", "IMI1586", 4)]
    [TestCase("resource \"terraform_data\" \"a\" {\n  count = 2\n}\noutput \"o\" {\n  value = terraform_data.a[0].nope\n}", "IMI2031", 5)]
    [TestCase("output \"o\" {\n  value = template.foo\n}", "IMI2516", 2)]
    [TestCase("provider \"terraform\" {\n  for_each = {}\n}", "IMI1630", 2)]
    public async Task A_rule_is_as_Terraform_has_it(string configuration, string? code, int line)
    {
        using var folder = new ConfigurationFolder();
        File.WriteAllText(Path.Combine(folder.Path, "main.tf"), configuration);

        var errors = (await folder.ValidateAsync(new TerraformBuiltIns())).Where(found => found.Severity == Severity.Error).ToList();

        if (code is null)
        {
            errors.Should().BeEmpty();
        }
        else
        {
            errors.Should().Contain(error => error.Code == code && error.At!.Start.Line == line, string.Join('\n', errors));
        }
    }

    [TestCase("variable \"a\" {\n  type = string\n}", "variable \"a\" {\n  default = [1]\n}", "IMI1512")]
    [TestCase("", "output \"o\" {\n  value = 1\n}", "IMI1590")]
    [TestCase("", "moved {\n  from = terraform_data.a\n  to   = terraform_data.b\n}", "IMI1591")]
    [TestCase("output \"o\" {\n  value = nothing.there\n}", "output \"o\" {\n  value = 1\n}", null)]
    [TestCase(
        "resource \"terraform_data\" \"a\" {\n  lifecycle {\n    ignore_changes = [nope]\n  }\n}",
        "resource \"terraform_data\" \"a\" {\n  lifecycle {\n    create_before_destroy = true\n  }\n}",
        "IMI2550")]
    public async Task An_override_file_goes_over_what_it_may(string configuration, string over, string? code)
    {
        using var folder = new ConfigurationFolder();
        File.WriteAllText(Path.Combine(folder.Path, "main.tf"), configuration);
        File.WriteAllText(Path.Combine(folder.Path, "over_override.tf"), over);

        var errors = (await folder.ValidateAsync(new TerraformBuiltIns())).Where(found => found.Severity == Severity.Error);

        errors.Select(error => error.Code).Should().BeEquivalentTo(code is null ? Array.Empty<string>() : [code]);
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task A_module_that_calls_itself_twice_is_refused_at_once()
    {
        using var folder = new ConfigurationFolder();
        var module = Directory.CreateDirectory(Path.Combine(folder.Path, "m")).FullName;
        File.WriteAllText(Path.Combine(folder.Path, "main.tf"), "module \"m\" {\n  source = \"./m\"\n}");
        File.WriteAllText(Path.Combine(module, "main.tf"), "module \"a\" {\n  source = \"../m\"\n}\nmodule \"b\" {\n  source = \"../m\"\n}");

        var found = await folder.ValidateAsync(new TerraformBuiltIns());

        found.Select(diagnostic => diagnostic.Code).Should().Equal("IMI1506", "IMI1506");
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Ten_thousand_blocks_that_hang_together_are_validated_in_bounded_time()
    {
        using var folder = new ConfigurationFolder();
        File.WriteAllLines(
            Path.Combine(folder.Path, "main.tf"),
            Enumerable.Range(0, 10_000).Select(i =>
                $"resource \"terraform_data\" \"r{i}\" {{\n  input = {(i == 0 ? "1" : $"terraform_data.r{i - 1}.output")}\n}}"));

        var found = await folder.ValidateAsync(new TerraformBuiltIns());

        found.Should().BeEmpty();
    }
}
