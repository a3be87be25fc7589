using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>pulumi</c> block in a module call.</summary>
/// <param name="Name">A text: the name of the component in the URNs, in the place of the call's name; null for that.</param>
/// <param name="Protect">True or false: whether Pulumi refuses to delete what is in it; null for false.</param>
public sealed record PulumiModuleOptions(ExpressionSyntax? Name, ExpressionSyntax? Protect)
{
    /// <summary>No such block.</summary>
    public static PulumiModuleOptions None { get; } = new(null, null);
}
