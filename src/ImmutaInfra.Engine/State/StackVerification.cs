using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.State;

/// <summary>What a look over a whole stack has found.</summary>
/// <param name="Resources">How many resources it holds.</param>
/// <param name="Others">How many other records it holds: the stack's own, those of providers and of components.</param>
/// <param name="Secrets">How many secrets were opened.</param>
/// <param name="Pending">How many operations of interrupted runs are open.</param>
/// <param name="Diagnostics">What is wrong, and what the user should know.</param>
public sealed record StackVerification(int Resources, int Others, int Secrets, int Pending, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);
}
