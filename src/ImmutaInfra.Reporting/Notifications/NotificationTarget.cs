using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ImmutaInfra.Reporting.Notifications;

/// <summary>Somebody to tell.</summary>
/// <param name="Kind">What sort of place it is.</param>
/// <param name="Address">Where to post; for GitHub the API.</param>
/// <param name="Repository"><c>OWNER/NAME</c> on GitHub, or null.</param>
public sealed record NotificationTarget(NotificationKind Kind, Uri Address, string? Repository)
{
    private const string SlackPrefix = "slack+";
    private const string GitHubPrefix = "github://";

    /// <summary>What to say that it is.</summary>
    public const string Expected = "http(s)://…, slack+http(s)://… or github://OWNER/REPOSITORY";

    /// <summary>Names the target in a memory without giving its address away, which may be secret.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}|{Address}|{Repository}")).AsSpan(0, 8));

    /// <summary>What messages call it: the host, and nothing behind it.</summary>
    public string Name => Repository is null ? Address.Host : $"{Address.Host}/{Repository}";

    /// <summary>Reads what the user gave.</summary>
    /// <param name="text">An address.</param>
    /// <param name="gitHubApi">The address of GitHub's API, or null for github.com.</param>
    /// <param name="target">The target.</param>
    public static bool TryParse(string text, string? gitHubApi, [NotNullWhen(true)] out NotificationTarget? target)
    {
        target = null;
        if (text.StartsWith(GitHubPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var repository = text[GitHubPrefix.Length..].Trim('/');
            if (repository.Split('/') is [{ Length: > 0 }, { Length: > 0 }]
                && repository.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.')
                && Web($"{(gitHubApi ?? "https://api.github.com").TrimEnd('/')}/") is { } api)
            {
                target = new NotificationTarget(NotificationKind.GitHubIssue, api, repository);
            }
        }
        else if (text.StartsWith(SlackPrefix, StringComparison.OrdinalIgnoreCase))
        {
            target = Web(text[SlackPrefix.Length..]) is { } address ? new NotificationTarget(NotificationKind.Slack, address, null) : null;
        }
        else if (Web(text) is { } address)
        {
            target = new NotificationTarget(address.Host == "hooks.slack.com" ? NotificationKind.Slack : NotificationKind.Webhook, address, null);
        }

        return target is not null;
    }

    /// <summary>Never the address.</summary>
    public override string ToString() => Name;

    private static Uri? Web(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", Host.Length: > 0 } ? address : null;
}
