using System.Text.RegularExpressions;

namespace ImmutaInfra.Resources.Checking;

/// <summary>Rules for the form of values. What is secret is never quoted.</summary>
internal static partial class Formats
{
    private const int LargestPort = 65535;

    /// <summary>A host's name without scheme, port or path.</summary>
    public static Action<RuleInputs> HostName(params string[] path) => inputs =>
    {
        if (inputs.Text(path) is { Length: > 0 } host && !IsHostName(host))
        {
            inputs.Report(CheckDiagnostics.NoHostName(WithoutUser(host), BareHost(host)), path);
        }
    };

    /// <summary>0 to 65535. Source: Immuta documentation, payload of Native S3.</summary>
    public static Action<RuleInputs> Port(params string[] path) => inputs =>
    {
        if (inputs.Number(path) is { } port && (port.CompareTo(0) < 0 || port.CompareTo(LargestPort) > 0))
        {
            inputs.Report(CheckDiagnostics.NoPort(port), path);
        }
    };

    /// <summary>Twelve digits. Source: AWS documentation, "View AWS account identifiers".</summary>
    public static Action<RuleInputs> AccountId(params string[] path) => inputs =>
    {
        if (inputs.Text(path) is { Length: > 0 } id && !AccountPattern().IsMatch(id))
        {
            inputs.Report(CheckDiagnostics.NoAccountId(id), path);
        }
    };

    /// <summary>The ARN of an IAM role. Source: AWS documentation, "IAM identifiers".</summary>
    public static Action<RuleInputs> RoleArn(params string[] path) => inputs =>
    {
        if (inputs.Text(path) is { Length: > 0 } arn && !RoleArnPattern().IsMatch(arn))
        {
            inputs.Report(CheckDiagnostics.NoRoleArn(arn), path);
        }
    };

    /// <summary><c>s3://</c> alone or with a bucket and a prefix. Source: Immuta documentation, payload of Native S3.</summary>
    public static Action<RuleInputs> S3Path(params string[] path) => inputs =>
    {
        if (inputs.Text(path) is { Length: > 0 } location && !S3PathPattern().IsMatch(location))
        {
            inputs.Report(CheckDiagnostics.NoS3Path(location), path);
        }
    };

    /// <summary>Letters, digits and underscores, not starting with a digit.</summary>
    public static Action<RuleInputs> CatalogName(params string[] path) => inputs =>
    {
        if (inputs.Text(path) is { Length: > 0 } name && !CatalogPattern().IsMatch(name))
        {
            inputs.Report(CheckDiagnostics.NoCatalogName(name), path);
        }
    };

    /// <summary>A private key as PEM text. Source: RFC 7468.</summary>
    public static Action<RuleInputs> PrivateKey(params string[] path) => inputs =>
    {
        if (inputs.Text(path) is { Length: > 0 } pem && !PrivateKeyPattern().IsMatch(pem))
        {
            inputs.Report(CheckDiagnostics.NoPrivateKey(), path);
        }
    };

    /// <summary>The address without what stands before an at sign: it may be a password.</summary>
    public static string WithoutUser(string address)
    {
        var at = address.LastIndexOf('@');
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return at < 0 ? address : $"{(scheme >= 0 && scheme < at ? address[..(scheme + 3)] : "")}(hidden)@{address[(at + 1)..]}";
    }

    private static string? BareHost(string text) =>
        Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var uri) && IsHostName(uri.Host)
            ? uri.Host
            : null;

    /// <summary>Labels of letters, digits, hyphens inside and underscores, with dots between them and perhaps one behind.</summary>
    private static bool IsHostName(string text) =>
        (text.EndsWith('.') ? text[..^1] : text).Split('.').All(label =>
            label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'));

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[\x21-\x7E]+\z")]
    private static partial Regex RoleArnPattern();

    [GeneratedRegex(@"^s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?)?\z", RegexOptions.Singleline)]
    private static partial Regex S3PathPattern();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex CatalogPattern();

    [GeneratedRegex(@"-----BEGIN ([A-Z]+ )*PRIVATE KEY-----")]
    private static partial Regex PrivateKeyPattern();
}
