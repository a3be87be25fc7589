using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>What is sent back to a caller.</summary>
/// <param name="StatusCode">The HTTP status code.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Body">The body as text.</param>
internal sealed record Answer(int StatusCode, string ContentType, string Body)
{
    public static Answer Json(JToken body, int statusCode = 200) =>
        new(statusCode, "application/json; charset=utf-8", body.ToString(Formatting.None));

    public static Answer Text(string body, int statusCode = 200) => new(statusCode, "text/plain; charset=utf-8", body);

    public static Answer Html(string body, int statusCode = 200) => new(statusCode, "text/html; charset=utf-8", body);

    /// <summary>An error in the shape of the Immuta API.</summary>
    /// <param name="statusCode">The HTTP status code, which the body repeats.</param>
    /// <param name="error">The reason phrase.</param>
    /// <param name="message">The text for a human.</param>
    public static Answer Error(int statusCode, string error, string message) => Json(ErrorBody(statusCode, error, message), statusCode);

    public static JObject ErrorBody(int statusCode, string error, string message) =>
        new() { ["statusCode"] = statusCode, ["error"] = error, ["message"] = message };

    public Task SendAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCode;
        if (StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
        {
            return Task.CompletedTask; // these cannot have a body
        }

        context.Response.ContentType = ContentType;
        return context.Response.WriteAsync(Body, context.RequestAborted);
    }
}
