using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>What GitHub and GitLab have alike: the comments in pages, and each of them by its id.</summary>
internal abstract class PagedCommentServer : CommentServer
{
    /// <summary>The path of all comments.</summary>
    protected abstract string AllPath { get; }

    /// <summary>What the path of one comment begins with; its id follows.</summary>
    protected abstract string OnePath { get; }

    /// <summary>The path of whoever the token belongs to.</summary>
    protected abstract string UserPath { get; }

    /// <summary>The verb that changes a comment.</summary>
    protected abstract string ChangeVerb { get; }

    /// <summary>How many comments a page has when nobody asks for a number.</summary>
    protected abstract int UsualPage { get; }

    protected abstract ServedAnswer NoSuchThing { get; }

    protected abstract ServedAnswer NoSuchVerb { get; }

    protected override ServedAnswer Answer(HttpRequest request, string path, JObject? body)
    {
        if (path == UserPath && request.Method == "GET")
        {
            return ShowUser();
        }

        if (path == AllPath)
        {
            return request.Method switch
            {
                "GET" => List(request),
                "POST" => Checked((string?)body?["body"], text => new ServedAnswer(201, Show(Add(Self, text)))),
                _ => NoSuchVerb,
            };
        }

        if (Find(path) is not { } found)
        {
            return NoSuchThing;
        }

        if (request.Method == ChangeVerb)
        {
            return Checked((string?)body?["body"], text =>
            {
                found.Body = text;
                return new ServedAnswer(200, Show(found));
            });
        }

        found.IsGone |= request.Method == "DELETE";
        return found.IsGone ? new ServedAnswer(204, new JObject()) : NoSuchVerb;
    }

    protected abstract ServedAnswer ShowUser();

    protected abstract JObject Show(ServedComment comment);

    /// <summary>What leads to the next page, or says that there is none.</summary>
    /// <param name="url">The list, without its query.</param>
    /// <param name="next">The number of the next page; null behind the last.</param>
    /// <param name="size">How many comments a page has.</param>
    protected abstract (string Name, string Value)[] Next(string url, int? next, int size);

    private ServedComment? Find(string path) => path.StartsWith(OnePath, StringComparison.Ordinal) && int.TryParse(path.AsSpan(OnePath.Length), out var id)
        ? Comments.Find(comment => comment.Id == id && !comment.IsGone)
        : null;

    private ServedAnswer List(HttpRequest request)
    {
        var size = Math.Min(int.TryParse(request.Query["per_page"], out var asked) ? asked : UsualPage, 100);
        var page = int.TryParse(request.Query["page"], out var wanted) ? wanted : 1;
        var all = Comments.Where(comment => !comment.IsGone).ToList();
        var items = new JArray(all.Skip((page - 1) * size).Take(size).Select(Show));
        return new ServedAnswer(200, items, Next($"{Address}{request.Path}", page * size < all.Count ? page + 1 : null, size));
    }
}
