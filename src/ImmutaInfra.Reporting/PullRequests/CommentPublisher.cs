using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Markdown;

namespace ImmutaInfra.Reporting.PullRequests;

/// <summary>Keeps one comment for each stack on a pull request: finds ours among all that are there, gives it the new text, or makes one.</summary>
/// <remarks>Ours is one that begins with the hidden marker and that we have written: whoever copies the marker into a comment of his own changes nothing.</remarks>
/// <param name="http">Sends requests; it must not follow redirections.</param>
/// <param name="clock">The time, for waits.</param>
public sealed class CommentPublisher(HttpClient http, TimeProvider clock)
{
    private const int MostRounds = 4;

    /// <summary>Posts or updates the comment.</summary>
    /// <param name="host">Where.</param>
    /// <param name="job">Which pull request, and with which token.</param>
    /// <param name="name">What tells this comment from those of other stacks.</param>
    /// <param name="render">Gives the text for a length that it must not exceed; it begins with <see cref="PlanCommentView.Marker"/> of the name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of it. That the job may not comment, or has no pull request, is a result with a hint.</returns>
    /// <exception cref="DiagnosticException"><c>IMI7054</c>: the host cannot be reached or fails. <c>IMI7055</c>: it limits requests for too long.
    /// <c>IMI7056</c>: it refuses the comment. <c>IMI7057</c>: its address is unusable.</exception>
    public async Task<CommentReceipt> PublishAsync(
        PullRequestHost host, CiJob job, string name, Func<int, string> render, CancellationToken cancellationToken = default)
    {
        var (comments, missing) = job.Open(host, http, clock);
        return comments is null ? missing! : await PublishAsync(comments, PlanCommentView.Marker(name), render, cancellationToken);
    }

    private async Task<CommentReceipt> PublishAsync(ICommentHost host, string marker, Func<int, string> render, CancellationToken cancellationToken)
    {
        var longest = host.LongestComment;
        for (var round = 1; ; round++)
        {
            try
            {
                return await PutAsync(host, marker, render(longest), cancellationToken);
            }
            catch (CommentException failure) when (failure.Failure == CommentFailure.TooLong && round < MostRounds)
            {
                longest = longest * 3 / 4;
            }
            catch (CommentException failure) when (failure.Failure == CommentFailure.Uncertain && round < MostRounds)
            {
                // It may be there: the next round looks before it writes.
                await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, round)), clock, cancellationToken);
            }
            catch (CommentException failure)
            {
                return failure.Failure switch
                {
                    CommentFailure.NotAllowed => new CommentReceipt(
                        CommentOutcome.NotAllowed, Hint: PullRequestDiagnostics.NotAllowed(host.Name, failure.Status, failure.Words, host.Remedy)),
                    CommentFailure.RateLimited => throw new DiagnosticException(PullRequestDiagnostics.RateLimited(host.Name, failure.Wait), failure),
                    CommentFailure.Unreachable or CommentFailure.Uncertain =>
                        throw new DiagnosticException(PullRequestDiagnostics.Unreachable(host.Name, failure.Status == 0 ? failure.Words : $"{failure.Status} {failure.Words}".Trim()), failure),
                    _ => throw new DiagnosticException(PullRequestDiagnostics.Refused(host.Name, failure.Status, failure.Words), failure),
                };
            }
        }
    }

    private static async Task<CommentReceipt> PutAsync(ICommentHost host, string marker, string body, CancellationToken cancellationToken)
    {
        var ours = await FindOursAsync(host, marker, cancellationToken);
        for (var i = 0; i < ours.Count; i++)
        {
            try
            {
                var isSame = Normalize(ours[i].Body) == Normalize(body);
                var updated = isSame ? ours[i] : await host.UpdateAsync(ours[i], body, cancellationToken);
                await RemoveAsync(host, ours.Skip(i + 1), cancellationToken);
                return new CommentReceipt(isSame ? CommentOutcome.Unchanged : CommentOutcome.Updated, updated.Url);
            }
            catch (CommentException failure) when (failure.Failure == CommentFailure.NotAllowed)
            {
                // Somebody has taken it away in between, or it cannot be changed: the next one, or a new one.
            }
        }

        return new CommentReceipt(CommentOutcome.Created, (await host.CreateAsync(body, cancellationToken)).Url);
    }

    private static async Task<List<HostComment>> FindOursAsync(ICommentHost host, string marker, CancellationToken cancellationToken)
    {
        var found = new List<HostComment>();
        await foreach (var comment in host.ListAsync(cancellationToken))
        {
            if (comment.Body.TrimStart().StartsWith(marker, StringComparison.Ordinal))
            {
                found.Add(comment);
            }
        }

        if (found.Count == 0)
        {
            return found;
        }

        var self = await host.FindSelfAsync(cancellationToken);
        return [.. found.Where(comment => self is null ? comment.IsByBot : string.Equals(comment.Author, self, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Takes away what two runs at once have doubled.</summary>
    private static async Task RemoveAsync(ICommentHost host, IEnumerable<HostComment> doubled, CancellationToken cancellationToken)
    {
        foreach (var comment in doubled)
        {
            try
            {
                await host.DeleteAsync(comment, cancellationToken);
            }
            catch (CommentException failure) when (failure.Failure == CommentFailure.NotAllowed)
            {
                // Gone already.
            }
        }
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
