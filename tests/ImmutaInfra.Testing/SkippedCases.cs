using NUnit.Framework;

namespace ImmutaInfra.Testing;

/// <summary>Cases that need what a machine may lack.</summary>
public static class SkippedCases
{
    /// <summary>Skips a case, and says why in its name.</summary>
    /// <param name="one">The case.</param>
    /// <param name="reason">What is missing; null leaves the case as it is.</param>
    public static TestCaseData SkippedBecause(this TestCaseData one, string? reason) => reason is null
        ? one
        : one.SetArgDisplayNames([.. one.Arguments.Select(argument => $"{argument}").Where(argument => argument.Length > 0), $"skipped: {reason}"]).Ignore(reason);
}
