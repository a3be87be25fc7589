namespace ImmutaInfra.Engine.Providers;

/// <summary>The full names of providers, as Terraform writes them.</summary>
public static class ProviderName
{
    /// <summary>The name of a package: <c>registry.terraform.io/pulumi/immuta</c>; the built-in one is Terraform's own.</summary>
    public static string Of(string package) => package == TerraformDataProvider.Package ? "terraform.io/builtin/terraform" : $"registry.terraform.io/pulumi/{package}";
}
