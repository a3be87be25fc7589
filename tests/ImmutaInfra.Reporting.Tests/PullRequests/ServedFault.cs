namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>A failure on demand.</summary>
/// <param name="Answer">What is answered.</param>
/// <param name="IsAfter">Whether what was asked for is done all the same.</param>
internal sealed record ServedFault(ServedAnswer Answer, bool IsAfter = false);
