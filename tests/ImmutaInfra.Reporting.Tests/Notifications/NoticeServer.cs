using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.Notifications;

/// <summary>Takes what it is told, and keeps issues as GitHub does.</summary>
internal sealed class NoticeServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private NoticeServer(WebApplication app) => _app = app;

    /// <summary>Verb, path, body and headers of each request, in order.</summary>
    public List<(string Line, string Body, Dictionary<string, string> Headers)> Requests { get; } = [];

    /// <summary>The issues, by number from 1.</summary>
    public List<JObject> Issues { get; } = [];

    /// <summary>What to answer to the nth request, or null for the usual.</summary>
    public Func<int, int?> Status { get; set; } = _ => null;

    public string Address => _app.Urls.First();

    public static async Task<NoticeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new NoticeServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Requests.Add(($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}", body, context.Request.Headers.ToDictionary(header => header.Key, header => $"{header.Value}")));
        context.Response.StatusCode = Status(Requests.Count) ?? StatusCodes.Status200OK;
        if (context.Response.StatusCode == StatusCodes.Status200OK && context.Request.Path.StartsWithSegments("/repos/acme/data/issues", out var rest))
        {
            await context.Response.WriteAsync(Issue(context.Request, rest.Value!, body).ToString());
        }
    }

    private JToken Issue(HttpRequest request, string rest, string body)
    {
        if (request.Method == "GET")
        {
            // Two a page, so that there are pages.
            var page = int.Parse($"{request.Query["page"]}" is { Length: > 0 } text ? text : "1");
            var open = Issues.Where(issue => (string?)issue["state"] != "closed").ToList();
            if (open.Count > page * 2)
            {
                request.HttpContext.Response.Headers.Link = $"<{Address}/repos/acme/data/issues?state=open&per_page=100&page={page + 1}>; rel=\"next\"";
            }

            return new JArray(open.Skip((page - 1) * 2).Take(2));
        }

        if (request.Method == "POST")
        {
            var made = JObject.Parse(body);
            made["number"] = Issues.Count + 1;
            Issues.Add(made);
            return made;
        }

        var issue = Issues[int.Parse(rest.Trim('/')) - 1];
        issue.Merge(JObject.Parse(body));
        return issue;
    }
}
