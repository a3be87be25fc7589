namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>A comment on a test server.</summary>
internal sealed class ServedComment
{
    public required int Id { get; init; }

    public required string Author { get; init; }

    public required string Body { get; set; }

    public bool IsGone { get; set; }
}
