using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>A plan as it is kept until somebody applies it, with all that it is bound to.</summary>
/// <remarks>Applying it means to plan once more with the same options and variables, to make sure that the same comes out, and to apply that: so
/// what is done is what was shown.</remarks>
public sealed record SavedPlan
{
    /// <summary>The plan, without errors.</summary>
    public required Plan Plan { get; init; }

    /// <summary>What it looks at. How many operations run at a time is not kept.</summary>
    public required PlanOptions Options { get; init; }

    /// <summary>What it was made of.</summary>
    public required PlanBasis Basis { get; init; }

    /// <summary>When it was made: what <c>plantimestamp()</c> gives, in the second run as in the first.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>The version of the program that made it: <c>0.1.0</c>.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Makes sure that the plan is for this stack.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4307</c>: it is for another one.</exception>
    public void RequireStack(StackName stack)
    {
        if (Plan.Project != stack.Project || Plan.Stack != stack.Stack)
        {
            throw new DiagnosticException(SavedPlanDiagnostics.OtherStack(new StackName(Plan.Project, Plan.Stack), stack));
        }
    }

    /// <summary>Makes sure that what the plan was made of is still the same.</summary>
    /// <param name="now">What a plan would be made of now.</param>
    /// <exception cref="DiagnosticException"><c>IMI4308</c>: the state has changed. <c>IMI4309</c>: a file of the configuration has.
    /// <c>IMI4310</c>: a variable has.</exception>
    public void RequireSameBasis(PlanBasis now)
    {
        List<Diagnostic> problems = [.. BasisComparison.Differences(Basis, now, PlannedAt)];
        if (problems.Count > 0)
        {
            throw new DiagnosticException(problems);
        }
    }

    /// <summary>Makes sure that nobody else is asked now than when the plan was made.</summary>
    /// <param name="asked">As <see cref="PlanBasis.Asked"/>.</param>
    /// <exception cref="DiagnosticException"><c>IMI4312</c>: somebody else is.</exception>
    public void RequireSameAsked(IReadOnlyList<string> asked)
    {
        if (Basis.Asked.Count > 0 && !Basis.Asked.SequenceEqual(asked))
        {
            throw new DiagnosticException(SavedPlanDiagnostics.OtherServer(Basis.Asked, asked));
        }
    }

    /// <summary>Makes sure that a plan does what this one says: the same to the same instances, for the same reasons, with the same inputs, unknown
    /// exactly where they were unknown, and the same outputs.</summary>
    /// <param name="fresh">The plan made anew; without errors.</param>
    /// <exception cref="DiagnosticException"><c>IMI4311</c>: it does something else.</exception>
    public void RequireSamePlan(Plan fresh)
    {
        if (PlanComparison.FindDifference(Plan, fresh) is { } difference)
        {
            throw new DiagnosticException(SavedPlanDiagnostics.OtherPlan(difference, PlannedAt, ProgramVersion));
        }
    }
}
