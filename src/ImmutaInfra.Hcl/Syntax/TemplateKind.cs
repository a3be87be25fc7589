namespace ImmutaInfra.Hcl.Syntax;

/// <summary>How a template is written.</summary>
public enum TemplateKind
{
    /// <summary>Between double quotes.</summary>
    Quoted,

    /// <summary><c>&lt;&lt;EOT</c>.</summary>
    Heredoc,

    /// <summary><c>&lt;&lt;-EOT</c>; the common indentation has been removed from the parts.</summary>
    FlushHeredoc,

    /// <summary>A whole text, as of a template file.</summary>
    Bare,

    /// <summary>A string of the JSON syntax. Where a reference is wanted, its text may be one.</summary>
    Json,
}
