using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>What came of posting a comment.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Url">Where people see it, or null.</param>
/// <param name="Hint">A warning that says why there is none and what to do, or null.</param>
public sealed record CommentReceipt(CommentOutcome Outcome, Uri? Url = null, Diagnostic? Hint = null);
