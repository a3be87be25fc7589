using System.Globalization;
using ImmutaInfra.Api.Http;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Checking;

namespace ImmutaInfra.Resources;

/// <summary>The provider's own settings: their schema, their check, and what they come to.</summary>
internal sealed record ProviderSettings(ApiOptions Api, bool AsksServerInPreview)
{
    private const string BaseUrl = "baseUrl";
    private const string ApiKey = "apiKey";
    private const string MaxParallelRequests = "maxParallelRequests";
    private const string RequestTimeout = "requestTimeout";
    private const string PreviewValidation = "previewValidation";
    private const string Authentication = "authentication";
    private const string CaCertificate = "caCertificate";
    private const int MostParallelRequests = 1000;

    /// <summary>What a provider block may hold.</summary>
    public static IReadOnlyList<AttributeSchema> Schema { get; } =
    [
        (AttributeSchema.Text(BaseUrl) with { DefaultFromEnvironment = ["IMMUTA_BASE_URL"] })
            .Means("The address of the Immuta tenant, such as https://immuta.example.com. Needed here or in IMMUTA_BASE_URL."),
        (AttributeSchema.Text(ApiKey) with { DefaultFromEnvironment = ["IMMUTA_API_KEY"] }).Secret()
            .Means("An API key of a user with the permission APPLICATION_ADMIN. Needed here or in IMMUTA_API_KEY."),
        (AttributeSchema.Integer(MaxParallelRequests) with { DefaultFromEnvironment = ["IMMUTA_MAX_PARALLEL_REQUESTS"] })
            .Means("How many requests are under way at once, 1 to 1000; 10 when not given."),
        (AttributeSchema.Text(RequestTimeout) with { DefaultFromEnvironment = ["IMMUTA_REQUEST_TIMEOUT"] })
            .Means("The longest time for one request, such as 30s or 2m; 120s when not given."),
        (AttributeSchema.Text(PreviewValidation) with { DefaultFromEnvironment = ["IMMUTA_PREVIEW_VALIDATION"] }).Accepts("local", "server")
            .Means("Whether a plan is checked here only (local, taken when not given) or also by Immuta's dry run (server)."),
        (AttributeSchema.Text(Authentication) with { DefaultFromEnvironment = ["IMMUTA_AUTHENTICATION"] }).Accepts("key", "token")
            .Means("Whether the key goes with each request (key, taken when not given) or is exchanged for a bearer token first (token)."),
        (AttributeSchema.Text(CaCertificate) with { DefaultFromEnvironment = ["IMMUTA_CA_CERTIFICATE"] })
            .Means("A certificate authority to trust beside the system's: the path of a PEM file or PEM text."),
    ];

    /// <summary>What of the settings cannot be done without, with what it means.</summary>
    public static IReadOnlyList<(string Name, string Description)> Missing(ObjectValue configuration) =>
    [
        .. from attribute in Schema
           where attribute.Name is BaseUrl or ApiKey && (configuration[attribute.Name].IsNull || configuration[attribute.Name].Revealed.Equals(""))
           select (attribute.Name, attribute.Description)
    ];

    /// <summary>Fills in what the environment gives.</summary>
    public static ObjectValue WithEnvironment(ObjectValue configuration, Func<string, string?> environment)
    {
        foreach (var attribute in Schema.Where(attribute => configuration[attribute.Name].IsNull))
        {
            var value = attribute.DefaultFromEnvironment.Select(environment).FirstOrDefault(text => !string.IsNullOrEmpty(text));
            configuration = value is null ? configuration : configuration.With(attribute.Name, value);
        }

        return configuration;
    }

    /// <summary>Finds the mistakes that the schema alone does not show.</summary>
    public static void Check(RuleInputs inputs)
    {
        if (inputs.Text(BaseUrl) is { Length: > 0 } address && ParseAddress(address) is null)
        {
            inputs.Report(CheckDiagnostics.NoBaseUrl(Formats.WithoutUser(address)), BaseUrl);
        }

        if (inputs.Text(RequestTimeout) is { } time && ParseDuration(time) is null)
        {
            inputs.Report(CheckDiagnostics.NoDuration("request_timeout", time), RequestTimeout);
        }

        if (inputs.Number(MaxParallelRequests) is { } number && (!number.TryToInt32(out var parallel) || parallel is < 1 or > MostParallelRequests))
        {
            inputs.Report(CheckDiagnostics.NoParallelism(number), MaxParallelRequests);
        }
    }

    /// <summary>What checked settings come to.</summary>
    public static ProviderSettings Of(ObjectValue configuration)
    {
        var defaults = new ApiOptions { BaseUrl = ParseAddress(Text(configuration, BaseUrl)!)!, ApiKey = Text(configuration, ApiKey)!.Trim() };
        return new ProviderSettings(
            defaults with
            {
                MaxParallelRequests = configuration[MaxParallelRequests].Revealed is NumberValue { Number: var number } && number.TryToInt32(out var parallel)
                    ? parallel
                    : defaults.MaxParallelRequests,
                RequestTimeout = Text(configuration, RequestTimeout) is { } time ? ParseDuration(time)!.Value : defaults.RequestTimeout,
                CaCertificate = Text(configuration, CaCertificate),
                SignsIn = Text(configuration, Authentication) == "token",
            },
            Text(configuration, PreviewValidation) == "server");
    }

    private static string? Text(ObjectValue configuration, string name) => (configuration[name].Revealed as TextValue)?.Text;

    private static Uri? ParseAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" }
            ? uri
            : null;

    private static TimeSpan? ParseDuration(string text)
    {
        var (digits, unit) = text.Trim() switch
        {
            [.. var number, 'm', 's'] => (number, TimeSpan.FromMilliseconds(1)),
            [.. var number, 's'] => (number, TimeSpan.FromSeconds(1)),
            [.. var number, 'm'] => (number, TimeSpan.FromMinutes(1)),
            [.. var number, 'h'] => (number, TimeSpan.FromHours(1)),
            var number => (number, TimeSpan.FromSeconds(1)),
        };
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count * unit.TotalDays <= 1 && count * unit.TotalMilliseconds >= 1
            ? count * unit
            : null;
    }
}
