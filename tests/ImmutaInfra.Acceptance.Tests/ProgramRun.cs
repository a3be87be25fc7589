namespace ImmutaInfra.Acceptance.Tests;

/// <summary>What one run of the program came to.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>All that the user saw.</summary>
    public string Screen => Output + Error;

    /// <summary>The same, for a chain; fails the test unless the run ended with that code.</summary>
    public ProgramRun Ended(int exitCode)
    {
        ExitCode.Should().Be(exitCode, "of what it said:\n{0}", Screen);
        return this;
    }
}
