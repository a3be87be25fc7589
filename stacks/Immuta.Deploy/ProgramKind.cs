namespace Immuta.Deploy;

/// <summary>Where the program comes from.</summary>
public enum ProgramKind
{
    /// <summary>From a folder with a Pulumi.yaml, in the language it names: <c>dotnet</c> for the C# stack, <c>hcl</c> for a folder of
    /// .tf files, or any other. A process of pulumi's runs it.</summary>
    Folder,

    /// <summary>The C# stack in this very process: no build by pulumi, and a debugger sees it.</summary>
    Inline,
}
