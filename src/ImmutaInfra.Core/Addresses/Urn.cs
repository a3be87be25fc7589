namespace ImmutaInfra.Core.Addresses;

/// <summary>A resource's name in a Pulumi stack: <c>urn:pulumi:STACK::PROJECT::QUALIFIED-TYPE::NAME</c>.</summary>
/// <remarks>Source: Pulumi's URN grammar. The name may itself hold <c>::</c>; the qualified type puts the types of the parents
/// in front, joined by <c>$</c>, the stack's own type excepted.</remarks>
public sealed record Urn
{
    /// <summary>The type of a stack's own resource.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    private const string Prefix = "urn:pulumi:";

    private Urn(string stack, string project, string qualifiedType, string name)
    {
        Stack = stack;
        Project = project;
        QualifiedType = qualifiedType;
        Name = name;
    }

    /// <summary>The stack.</summary>
    public string Stack { get; }

    /// <summary>The project.</summary>
    public string Project { get; }

    /// <summary>The type with the types of its parents in front.</summary>
    public string QualifiedType { get; }

    /// <summary>The type itself.</summary>
    public string Type => QualifiedType[(QualifiedType.LastIndexOf('$') + 1)..];

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The URN of a resource.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="project">The project.</param>
    /// <param name="parent">The resource it belongs to; null or the stack's own for one that belongs to the stack.</param>
    /// <param name="type">Its type token.</param>
    /// <param name="name">Its name.</param>
    public static Urn Create(string stack, string project, Urn? parent, string type, string name) =>
        new(stack, project, parent is null || parent.QualifiedType == StackType ? type : $"{parent.QualifiedType}${type}", name);

    /// <summary>The URN of a stack's own resource.</summary>
    public static Urn ForStack(string stack, string project) => new(stack, project, StackType, $"{project}-{stack}");

    /// <summary>Reads a URN; null where the text is none.</summary>
    public static Urn? TryParse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = text[Prefix.Length..].Split("::", 4);
        return parts is [var stack, var project, var type, var name] ? new Urn(stack, project, type, name) : null;
    }

    /// <summary>Reads a URN.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Urn Parse(string text) => TryParse(text) ?? throw new FormatException($"\"{text}\" is not a URN.");

    /// <summary>The URN's text.</summary>
    public override string ToString() => $"{Prefix}{Stack}::{Project}::{QualifiedType}::{Name}";
}
