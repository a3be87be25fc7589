namespace ImmutaInfra.Hcl.Functions;

/// <summary>The functions of Terraform 1.11.</summary>
internal static class TerraformFunctions
{
    public static Dictionary<string, HclFunction> All() => [];
}
