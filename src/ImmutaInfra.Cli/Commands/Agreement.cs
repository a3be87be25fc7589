using System.CommandLine;

namespace ImmutaInfra.Cli.Commands;

/// <summary>The option to say yes in advance.</summary>
internal static class Agreement
{
    /// <summary>Makes it, under its name and Terraform's.</summary>
    public static Option<bool> Option() => new("--yes", "-y", "--auto-approve") { Description = "Says yes in advance: nobody is asked." };
}
