using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Api.Scripts;

/// <summary>The scripts of manual set-ups. Their texts hold credentials: treat them as secret.</summary>
/// <remarks>Source: Immuta API reference, "Integrations API endpoints", script rows.</remarks>
public sealed class ScriptClient(ApiPipeline pipeline)
{
    /// <summary>Gets a script for an integration that does not exist yet or was not successfully created.</summary>
    /// <param name="phase">Any but <see cref="ScriptPhase.Edit"/> and <see cref="ScriptPhase.Delete"/>.</param>
    /// <param name="request">The integration as it shall be, with <c>autoBootstrap</c> false.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ApiException"><c>IMI5400</c>: this type has no such script.</exception>
    public Task<string> GetAsync(ScriptPhase phase, IntegrationRequest request, CancellationToken cancellationToken = default) =>
        phase is ScriptPhase.Edit or ScriptPhase.Delete
            ? throw new ArgumentOutOfRangeException(nameof(phase), phase, "This script is one of an existing integration.")
            : SendAsync(new ApiCall(HttpMethod.Post, $"/integrations/scripts/{NameOf(phase)}") { Body = request.ToBody(), AnswersText = true }, cancellationToken);

    /// <summary>Gets the script to run before an existing integration is changed to this.</summary>
    /// <exception cref="ApiException"><c>IMI5404</c>: no such integration.</exception>
    public Task<string> GetEditAsync(IntegrationId id, IntegrationRequest request, CancellationToken cancellationToken = default) =>
        SendAsync(new ApiCall(HttpMethod.Post, $"/integrations/{id}/scripts/edit") { Body = request.ToBody(), AnswersText = true }, cancellationToken);

    /// <summary>Gets the script to run before an existing integration is deleted.</summary>
    /// <exception cref="ApiException"><c>IMI5404</c>: no such integration.</exception>
    public Task<string> GetDeleteAsync(IntegrationId id, CancellationToken cancellationToken = default) =>
        SendAsync(new ApiCall(HttpMethod.Post, $"/integrations/{id}/scripts/delete") { AnswersText = true }, cancellationToken);

    /// <summary>A phase as users and paths spell it: <c>initial-create</c>, <c>create</c>, <c>edit</c>, <c>cleanup</c>, <c>post-cleanup</c>, <c>delete</c>.</summary>
    public static string NameOf(ScriptPhase phase) => phase switch
    {
        ScriptPhase.InitialCreate => "initial-create",
        ScriptPhase.PostCleanup => "post-cleanup",
        _ => phase.ToString().ToLowerInvariant(),
    };

    private async Task<string> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var answer = await pipeline.SendAsync(call, cancellationToken);
        return answer.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true ? Unwrap(call, answer.Body) : answer.Body;
    }

    /// <summary>The wrapping is not documented: a JSON text, an object with one text, or one named <c>script</c>.</summary>
    private static string Unwrap(ApiCall call, string body)
    {
        try
        {
            return JsonText.ToValue(JsonText.Parse(body)) switch
            {
                TextValue text => text.Text,
                ObjectValue members when members["script"] is TextValue script => script.Text,
                ObjectValue members when members.Select(member => member.Value).OfType<TextValue>().ToList() is [var only] => only.Text,
                _ => throw ApiPipeline.Unreadable(call, "it holds no script."),
            };
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
