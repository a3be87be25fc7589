namespace ImmutaInfra.Reporting.Plans;

/// <summary>The parts of a URN that another program has written: <c>urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME</c>.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Project">The project.</param>
/// <param name="Type">The resource's own type.</param>
/// <param name="Address">Types and name: what tells it from the other resources of the stack.</param>
internal readonly record struct PulumiUrn(string? Stack, string? Project, string Type, string Address)
{
    private const string Prefix = "urn:pulumi:";

    /// <summary>Takes a URN apart; what is none is all address.</summary>
    public static PulumiUrn Of(string urn)
    {
        if (!urn.StartsWith(Prefix, StringComparison.Ordinal) || urn[Prefix.Length..].Split("::", 4) is not [var stack, var project, var types, var name])
        {
            return new PulumiUrn(null, null, "", urn);
        }

        return new PulumiUrn(stack, project, types[(types.LastIndexOf('$') + 1)..], $"{types}::{name}");
    }
}
