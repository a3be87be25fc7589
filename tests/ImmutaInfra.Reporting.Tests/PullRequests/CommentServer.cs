using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Reporting.Tests.PullRequests;

/// <summary>What the servers of all hosts have in common: they listen on a port of their own, keep comments, count requests, and fail on demand. They are
/// strict: what a host does not understand is a 4xx.</summary>
internal abstract class CommentServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();

    protected CommentServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public List<ServedComment> Comments { get; } = [];

    /// <summary>Verb and path of every request, in order.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Answers before the server has done anything; null lets it do its work.</summary>
    public Func<HttpContext, int, ServedFault?> Fault { get; set; } = (_, _) => null;

    public int LongestBody { get; set; } = int.MaxValue;

    public string Self { get; set; } = "immuta-bot";

    public string Address { get; private set; } = "";

    public string[] Writes => [.. Requests.Where(request => !request.StartsWith("GET", StringComparison.Ordinal))];

    protected abstract string TooLong { get; }

    /// <summary>The variables of a job for the pull request 7.</summary>
    public abstract Dictionary<string, string> Variables { get; }

    public async Task StartAsync()
    {
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    /// <summary>Comments of people.</summary>
    public void Talk(int count, Func<int, string>? body = null)
    {
        for (var i = 0; i < count; i++)
        {
            Add($"person{i % 5}", body?.Invoke(i) ?? $"Comment {i} says <!-- immutainfra:preview demo/dev --> in its middle.");
        }
    }

    public ServedComment Add(string author, string body)
    {
        var comment = new ServedComment { Id = Comments.Count + 1001, Author = author, Body = body };
        Comments.Add(comment);
        return comment;
    }

    public ServedComment[] Ours(string marker) => [.. Comments.Where(comment => !comment.IsGone && comment.Body.StartsWith(marker, StringComparison.Ordinal))];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Does what a request asks for.</summary>
    protected abstract ServedAnswer Answer(HttpRequest request, string path, JObject? body);

    /// <summary>What a request must carry; null when it does, else the status of the refusal.</summary>
    protected abstract int? Refuse(HttpRequest request);

    protected ServedAnswer Checked(string? text, Func<string, ServedAnswer> act) =>
        string.IsNullOrWhiteSpace(text) ? ServedAnswer.Failed(422, "body can't be blank")
        : text.Length > LongestBody ? ServedAnswer.Failed(422, TooLong)
        : act(text);

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value!;
        using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var text = await reader.ReadToEndAsync();
        ServedAnswer answer;
        lock (_gate)
        {
            Requests.Add($"{request.Method} {path}{request.QueryString}");
            var fault = Fault(context, Requests.Count);
            if (fault is { IsAfter: false })
            {
                answer = fault.Answer;
            }
            else if (Refuse(request) is { } status)
            {
                answer = ServedAnswer.Failed(status, "Bad credentials");
            }
            else if (text.Length > 0 && request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
            {
                answer = ServedAnswer.Failed(415, "JSON only");
            }
            else
            {
                answer = Answer(request, path, text.Length == 0 ? null : JObject.Parse(text));
                answer = fault is null ? answer : fault.Answer;
            }
        }

        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Status != 204)
        {
            await context.Response.WriteAsync(answer.Body.ToString(Formatting.None));
        }
    }
}
