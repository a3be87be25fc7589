namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>A comment as its host knows it.</summary>
/// <param name="Id">Where it is, relative to the list of comments.</param>
/// <param name="Author">Who has written it; empty where the host does not say.</param>
/// <param name="IsByBot">Whether a program has written it.</param>
/// <param name="Body">Its text.</param>
/// <param name="Url">Where people see it, or null.</param>
internal sealed record HostComment(string Id, string Author, bool IsByBot, string Body, Uri? Url);
