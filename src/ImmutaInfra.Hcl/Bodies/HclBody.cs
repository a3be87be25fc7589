using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Hcl.Bodies;

/// <summary>The inside of a file or block, whichever syntax it is written in: what a schema is laid upon.</summary>
/// <remarks>Decoding never stops at a mistake; it reports all and gives what it could make out. A body never changes.</remarks>
public abstract class HclBody
{
    /// <summary>The place to point at when something is missing in it.</summary>
    public abstract SourceSpan MissingItemSpan { get; }

    /// <summary>The names of its arguments and the types of its blocks, those left out that were read by <see cref="PartialContent"/>;
    /// of a <c>dynamic</c> block the type that it makes.</summary>
    internal abstract IEnumerable<string> Names { get; }

    /// <summary>Makes a body of parsed native syntax.</summary>
    public static HclBody Of(BodySyntax syntax) => new NativeBody(syntax);

    /// <summary>Reads what the schema names; anything else is an error.</summary>
    /// <param name="schema">The arguments and block types.</param>
    /// <param name="diagnostics">Takes the errors, codes <c>IMI13xx</c>.</param>
    public abstract BodyContent Content(BodySchema schema, DiagnosticBag diagnostics);

    /// <summary>Reads what the schema names and leaves the rest to others.</summary>
    /// <param name="schema">The arguments and block types.</param>
    /// <param name="diagnostics">Takes the errors, codes <c>IMI13xx</c>.</param>
    /// <param name="remaining">The body without what the schema names.</param>
    public abstract BodyContent PartialContent(BodySchema schema, DiagnosticBag diagnostics, out HclBody remaining);

    /// <summary>Reads a body whose arguments may have any name, such as <c>locals</c>; blocks are an error.</summary>
    /// <param name="diagnostics">Takes the errors, codes <c>IMI13xx</c>.</param>
    public abstract IReadOnlyList<BodyAttribute> JustAttributes(DiagnosticBag diagnostics);

    /// <summary>Every reference in it but in what was read by <see cref="PartialContent"/>, nested blocks included, in the order of the source. What a <c>dynamic</c> block's
    /// iterator stands for is none.</summary>
    public IReadOnlyList<ScopeTraversalSyntax> References() => ReferencesWithout([]);

    /// <summary>The references as <see cref="References"/> gives them, those in arguments and blocks of these names left out.</summary>
    internal abstract IReadOnlyList<ScopeTraversalSyntax> ReferencesWithout(HashSet<string> names);

    /// <summary>This body with another's arguments and blocks in place of its own, as an override file asks for.</summary>
    /// <remarks>An argument replaces the one of that name; blocks of a type replace all blocks of that type.
    /// Source: Terraform, "Override Files".</remarks>
    public HclBody OverriddenBy(HclBody other) => new OverriddenBody(this, other);
}
