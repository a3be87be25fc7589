using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Api.Http;

/// <summary>What can be said about calls to Immuta. Codes 5400 to 5599 are HTTP statuses.</summary>
internal static class ApiDiagnostics
{
    public static Diagnostic StillWorking(IntegrationId id, IntegrationStatus status, TimeSpan patience) =>
        Diagnostic.Error("IMI5001", "Immuta is still working",
            detail: $"Integration {id} was still {status} after {InWords(patience)}.",
            hint: "Immuta goes on by itself. Run the same command again later: it takes up the waiting.");

    public static Diagnostic HostNotFound(Uri baseUrl, string reason) =>
        Diagnostic.Error("IMI5010", "Host not found",
            detail: $"The name {baseUrl.Host} could not be resolved: {reason}",
            hint: "check the spelling of base_url (IMMUTA_BASE_URL), and whether this machine needs a VPN to see Immuta.");

    public static Diagnostic NoConnection(Uri baseUrl, string reason) =>
        Diagnostic.Error("IMI5011", "Immuta cannot be reached",
            detail: $"No connection to {baseUrl.GetLeftPart(UriPartial.Authority)}: {reason}",
            hint: "check base_url (IMMUTA_BASE_URL) with its port, the proxy settings, and whether Immuta is up.");

    public static Diagnostic NotTrusted(Uri baseUrl, string reason) =>
        Diagnostic.Error("IMI5012", "No trusted TLS connection",
            detail: $"The identity of {baseUrl.GetLeftPart(UriPartial.Authority)} could not be verified: {reason}",
            hint: "if Immuta uses a certificate of your own authority, name that authority's PEM file in ca_certificate (IMMUTA_CA_CERTIFICATE).");

    public static Diagnostic TimedOut(ApiCall call, TimeSpan timeout) =>
        Diagnostic.Error("IMI5013", "Immuta did not answer in time",
            detail: $"{call} had no answer after {InWords(timeout)}.{Fate(call)}",
            hint: "run the command again; if Immuta is slow as a rule, raise request_timeout (IMMUTA_REQUEST_TIMEOUT).");

    public static Diagnostic Broken(ApiCall call, string reason) =>
        Diagnostic.Error("IMI5014", "The connection to Immuta broke",
            detail: $"{call} had no whole answer: {reason}{Fate(call)}",
            hint: "run the command again.");

    public static Diagnostic Redirected(ApiCall call, ApiAnswer answer, Uri baseUrl) =>
        Diagnostic.Error("IMI5015", "Immuta is at another address",
            detail: $"{call} was answered with {answer.Status} and points to {Authority(answer.Location, baseUrl)}. The API key is never sent on to another address.",
            hint: "if that is your Immuta, set base_url (IMMUTA_BASE_URL) to it.");

    public static Diagnostic NotImmuta(ApiCall call, ApiAnswer answer, Uri baseUrl) =>
        Diagnostic.Error("IMI5016", "This is no Immuta",
            detail: $"{call} at {baseUrl.GetLeftPart(UriPartial.Authority)} was answered with {answer.Status} and {(answer.IsHtml ? "a web page" : answer.MediaType ?? "no media type")} where Immuta sends JSON.",
            hint: "base_url (IMMUTA_BASE_URL) is the address of the Immuta tenant itself, such as https://immuta.example.com; a proxy or a log-in page may stand before it.");

    public static Diagnostic Unreadable(ApiCall call, string reason) =>
        Diagnostic.Error("IMI5017", "Immuta's answer cannot be read",
            detail: $"The answer to {call} is not as expected: {reason}{Fate(call)}",
            hint: "run the command again with --log-level debug; if it stays, this version of Immuta may be unknown to this program.");

    public static Diagnostic NoApi(ApiCall call, string words, Uri baseUrl) =>
        Diagnostic.Error("IMI5019", "No Immuta API at this address",
            detail: $"{call.Method} {AddressOf(call, baseUrl)} was answered with {words} Every Immuta has a list of integrations there.",
            hint: baseUrl.AbsolutePath == "/"
                ? "base_url (IMMUTA_BASE_URL) is the address of the Immuta tenant itself, such as https://immuta.example.com."
                : $"base_url (IMMUTA_BASE_URL) is the address of the tenant without a path; try {baseUrl.GetLeftPart(UriPartial.Authority)}.");

    public static Diagnostic NoTls(Uri baseUrl) =>
        Diagnostic.Error("IMI5023", "The server does not speak TLS",
            detail: $"What answers at {baseUrl.GetLeftPart(UriPartial.Authority)} is not encrypted, and https:// needs that it is.",
            hint: "give the port at which Immuta speaks TLS in base_url (IMMUTA_BASE_URL), or begin it with http:// where the server has none.");

    public static Diagnostic TooLarge(ApiCall call, long limit) =>
        Diagnostic.Error("IMI5018", "Immuta's answer is too large",
            detail: $"The answer to {call} has more than {limit / (1024 * 1024)} MiB.",
            hint: "check that base_url (IMMUTA_BASE_URL) is Immuta.");

    public static Diagnostic UnusableCertificate(string reason) =>
        Diagnostic.Error("IMI5020", "Unusable certificate authority",
            detail: $"ca_certificate (IMMUTA_CA_CERTIFICATE) cannot be used: {reason}",
            hint: "give the path of a PEM file that holds the authority's certificate, or the PEM text itself.");

    public static Diagnostic UnusableKey() =>
        Diagnostic.Error("IMI5021", "Unusable API key",
            detail: "api_key (IMMUTA_API_KEY) holds characters that cannot be sent in a header, such as a line end.",
            hint: "copy the key again from Immuta's page of API keys.");

    public static Diagnostic NotKnown(ApiCall call) =>
        Diagnostic.Error("IMI5022", "Value not known yet",
            detail: $"{call} was not sent: a value in it is not known yet, and Immuta would have to guess it.");

    public static Diagnostic Answered(ApiCall call, ApiAnswer answer, string words) => answer.Status switch
    {
        400 => Error("IMI5400", "Immuta refuses the request", call, words, "correct what Immuta names."),

        // It is about the key and not about the call: said of several calls, it is the same message.
        401 => Diagnostic.Error("IMI5401", "API key not accepted", detail: $"Immuta answered with {words}",
            hint: "set api_key (IMMUTA_API_KEY) to a valid key, without \"Bearer\" before it; keys are made in Immuta under the user's profile."),
        403 => Error("IMI5403", "Permission missing", call, words,
            "the user whose key this is needs the permission APPLICATION_ADMIN."),
        404 => Error("IMI5404", "No such integration", call, words,
            "it may have been deleted, or base_url (IMMUTA_BASE_URL) names another tenant."),
        409 => Error("IMI5409", "Conflict with the present state", call, words, "wait until Immuta has finished, then run the command again."),
        422 => Error("IMI5422", "Validation failed", call, words, "correct what the failed tests name, then run the command again."),
        429 => Error("IMI5429", "Too many requests", call, words, "lower max_parallel_requests (IMMUTA_MAX_PARALLEL_REQUESTS), or wait a while."),
        >= 500 => Error("IMI5500", "Immuta failed", call, words + Fate(call), "run the command again; if it stays, Immuta's own log tells why."),
        _ => Error("IMI5499", "Immuta refuses the request", call, words, "correct what Immuta names."),
    };

    /// <summary>Where a call goes.</summary>
    public static Uri AddressOf(ApiCall call, Uri baseUrl) => new($"{baseUrl.AbsoluteUri.TrimEnd('/')}/{call.Path.TrimStart('/')}");

    /// <summary>A time as people say it.</summary>
    public static string InWords(TimeSpan time) => time switch
    {
        { TotalMinutes: >= 1 } when time.Seconds == 0 => $"{time.TotalMinutes:0} min",
        { TotalSeconds: >= 1 } => $"{time.TotalSeconds:0.#} s",
        _ => $"{time.TotalMilliseconds:0} ms",
    };

    private static Diagnostic Error(string code, string summary, ApiCall call, string words, string hint) =>
        Diagnostic.Error(code, summary, detail: $"{call} was answered with {words}", hint: hint);

    private static string Fate(ApiCall call) =>
        call.Changes ? " Whether the change was made is not known." : "";

    private static string Authority(Uri? location, Uri baseUrl) => location switch
    {
        null => "nowhere",
        { IsAbsoluteUri: true } => location.GetLeftPart(UriPartial.Authority),
        _ => $"another page of {baseUrl.Host}",
    };
}
