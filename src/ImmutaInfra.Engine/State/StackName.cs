using System.Diagnostics.CodeAnalysis;

namespace ImmutaInfra.Engine.State;

/// <summary>Which stack of which project.</summary>
/// <remarks>Source: Pulumi's file backend; the organization is always the literal <c>organization</c>.</remarks>
public sealed record StackName
{
    private const string Organization = "organization";
    private const int LongestName = 100;

    /// <summary>Names a stack.</summary>
    /// <exception cref="FormatException">A name holds other characters than letters, digits, <c>_</c>, <c>.</c>, <c>-</c>, or has not 1 to 100 of them.</exception>
    public StackName(string project, string stack)
    {
        if (!IsName(project) || !IsName(stack))
        {
            throw new FormatException($"\"{project}/{stack}\" does not name a stack.");
        }

        Project = project;
        Stack = stack;
    }

    /// <summary>The project.</summary>
    public string Project { get; }

    /// <summary>The stack within the project.</summary>
    public string Stack { get; }

    /// <summary>How checkpoints name it: <c>organization/PROJECT/STACK</c>.</summary>
    public string Qualified => $"{Organization}/{Project}/{Stack}";

    /// <summary>Whether a project or a stack may have this name.</summary>
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName } and not ("." or "..")
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    /// <summary>Reads <c>STACK</c>, <c>organization/STACK</c> or <c>organization/PROJECT/STACK</c>.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="project">The project where the text names none.</param>
    /// <param name="name">The name.</param>
    public static bool TryParse(string text, string project, [NotNullWhen(true)] out StackName? name)
    {
        var (ofProject, stack) = text.Split('/') switch
        {
            [var only] => (project, only),
            [Organization, var only] => (project, only),
            [Organization, var first, var second] => (first, second),
            _ => ("", ""),
        };
        name = IsName(ofProject) && IsName(stack) ? new StackName(ofProject, stack) : null;
        return name is not null;
    }

    /// <summary><c>PROJECT/STACK</c>.</summary>
    public override string ToString() => $"{Project}/{Stack}";
}
