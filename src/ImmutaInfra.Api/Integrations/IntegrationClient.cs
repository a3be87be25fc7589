using ImmutaInfra.Api.Http;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Api.Integrations;

/// <summary>Immuta's links to data platforms. The API key needs the <c>APPLICATION_ADMIN</c> permission.</summary>
/// <remarks>Every method may throw an <see cref="ApiException"/> with one of the codes <c>IMI5010</c> to <c>IMI5019</c> or <c>IMI5023</c> (no proper
/// answer), <c>IMI5401</c>, <c>IMI5403</c>, <c>IMI5429</c> or <c>IMI5500</c>. Source: Immuta API reference, "Integrations API
/// endpoints", "Integration health statuses".</remarks>
public sealed class IntegrationClient(ApiPipeline pipeline)
{
    /// <summary>The first wait between two looks at a status.</summary>
    public static readonly TimeSpan FirstPollInterval = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two looks at a status.</summary>
    public static readonly TimeSpan LongestPollInterval = TimeSpan.FromSeconds(10);

    /// <summary>How long a wait lasts when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromMinutes(20);

    private const double PollBackoff = 1.5;

    /// <summary>Reads all integrations. What is in the list without an id is left out.</summary>
    public async Task<IReadOnlyList<Integration>> ListAsync(CancellationToken cancellationToken = default)
    {
        var call = new ApiCall(HttpMethod.Get, "/integrations");
        return await pipeline.SendForJsonAsync(call, cancellationToken) is ListValue items
            ? [.. items.Select(item => IntegrationReader.ReadIntegration(item, pipeline.Mask)).OfType<Integration>()]
            : throw ApiPipeline.Unreadable(call, "it is no list.");
    }

    /// <summary>Reads an integration.</summary>
    /// <exception cref="ApiException"><c>IMI5404</c>: there is no such integration.</exception>
    public async Task<Integration> GetAsync(IntegrationId id, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall(HttpMethod.Get, $"/integrations/{id}");
        var integration = IntegrationReader.ReadIntegration(await pipeline.SendForJsonAsync(call, cancellationToken), pipeline.Mask)
            ?? throw ApiPipeline.Unreadable(call, "it is no integration with an id.");
        RequireSame(call, id, integration.Id);
        return integration;
    }

    /// <summary>Reads an integration, or gives null where there is none (404). One that is <c>deleted</c> or <c>disabled</c> is given.</summary>
    public async Task<Integration?> FindAsync(IntegrationId id, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(id, cancellationToken);
        }
        catch (ApiException e) when (e.Failure == ApiFailure.NotFound)
        {
            return null;
        }
    }

    /// <summary>Has Immuta make an integration, which then goes on in the background.</summary>
    /// <returns>With the id, and <c>creating</c> as a rule.</returns>
    /// <exception cref="ApiException"><c>IMI5400</c>, <c>IMI5409</c>: there is one already, see
    /// <see cref="ApiException.ConflictingId"/>. <c>IMI5422</c>: a test failed. See also <see cref="ApiException.MayHaveHappened"/>.</exception>
    public async Task<OperationResult> CreateAsync(IntegrationRequest request, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall(HttpMethod.Post, "/integrations") { Body = request.ToBody() };
        var result = await SendForResultAsync(call, cancellationToken);
        return result.Id is not null ? result : throw ApiPipeline.Unreadable(call, "it holds no id.");
    }

    /// <summary>Has Immuta test what <see cref="CreateAsync"/> would do; nothing is made.</summary>
    public Task<OperationResult> TryCreateAsync(IntegrationRequest request, CancellationToken cancellationToken = default) =>
        SendForResultAsync(new ApiCall(HttpMethod.Post, "/integrations?dryRun=true") { Body = request.ToBody(), IsDryRun = true }, cancellationToken);

    /// <summary>Has Immuta change an integration to this, which then goes on in the background. It also repairs one in <c>createError</c>.</summary>
    /// <exception cref="ApiException"><c>IMI5400</c>: an attribute cannot be changed. <c>IMI5404</c>. <c>IMI5409</c>: Immuta is at
    /// work on it, or it is gone. <c>IMI5422</c>: a test failed. See also <see cref="ApiException.MayHaveHappened"/>.</exception>
    public Task<OperationResult> UpdateAsync(IntegrationId id, IntegrationRequest request, CancellationToken cancellationToken = default) =>
        SendForResultAsync(new ApiCall(HttpMethod.Put, $"/integrations/{id}") { Body = request.ToBody() }, cancellationToken);

    /// <summary>Has Immuta test what <see cref="UpdateAsync"/> would do; nothing is changed.</summary>
    public Task<OperationResult> TryUpdateAsync(IntegrationId id, IntegrationRequest request, CancellationToken cancellationToken = default) =>
        SendForResultAsync(new ApiCall(HttpMethod.Put, $"/integrations/{id}?dryRun=true") { Body = request.ToBody(), IsDryRun = true }, cancellationToken);

    /// <summary>Has Immuta remove an integration, which then goes on in the background.</summary>
    /// <param name="id">The integration.</param>
    /// <param name="credentials">The privileged log-in that an automatic set-up needs, flat, secrets wrapped; null for none.</param>
    /// <param name="forceDisable">Whether to let go of it in Immuta only and leave the platform as it is.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ApiException"><c>IMI5400</c>: credentials missing or not wanted. <c>IMI5404</c>. <c>IMI5409</c>: Immuta is at
    /// work on it, or it is gone. <c>IMI5422</c>: a test failed. See also <see cref="ApiException.MayHaveHappened"/>.</exception>
    public Task<OperationResult> DeleteAsync(
        IntegrationId id, ObjectValue? credentials = null, bool forceDisable = false, CancellationToken cancellationToken = default) =>
        SendForResultAsync(
            new ApiCall(HttpMethod.Delete, $"/integrations/{id}{(forceDisable ? "?forceDisable=true" : "")}") { Body = credentials }, cancellationToken);

    /// <summary>Has Immuta test what <see cref="DeleteAsync"/> would do; nothing is removed.</summary>
    public Task<OperationResult> TryDeleteAsync(IntegrationId id, ObjectValue? credentials = null, CancellationToken cancellationToken = default) =>
        SendForResultAsync(
            new ApiCall(HttpMethod.Delete, $"/integrations/{id}?dryRun=true") { Body = credentials, IsDryRun = true }, cancellationToken);

    /// <summary>Reads how an integration is. Where Immuta leaves the status out, the integration itself is read.</summary>
    /// <exception cref="ApiException"><c>IMI5404</c>: there is no such integration.</exception>
    public async Task<OperationResult> GetStatusAsync(IntegrationId id, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall(HttpMethod.Get, $"/integrations/{id}/status");
        var result = await SendForResultAsync(call, cancellationToken);
        RequireSame(call, id, result.Id ?? id);
        if (result.Status is not null)
        {
            return result;
        }

        var integration = await GetAsync(id, cancellationToken);
        return new OperationResult { Id = integration.Id, Status = integration.Status, ValidationResults = integration.ValidationResults };
    }

    /// <summary>Has Immuta make a new key for a Trino integration; the former one stops working.</summary>
    /// <returns>The new key.</returns>
    /// <exception cref="ApiException"><c>IMI5400</c>: this type has no key. <c>IMI5404</c>: no such integration, or an Immuta that
    /// cannot do it.</exception>
    public async Task<string> RegenerateAsync(IntegrationId id, CancellationToken cancellationToken = default)
    {
        var call = new ApiCall(HttpMethod.Post, $"/integrations/{id}/regenerate");
        var answer = await pipeline.SendForJsonAsync(call, cancellationToken) as ObjectValue ?? ObjectValue.Empty;
        return IntegrationReader.FindApiKey(answer["config"] as ObjectValue ?? ObjectValue.Empty)
            ?? IntegrationReader.FindApiKey(answer)
            ?? (await GetAsync(id, cancellationToken)).ApiKey
            ?? throw ApiPipeline.Unreadable(call, "it holds no key.");
    }

    /// <summary>Looks at an integration again and again until Immuta has finished working on it.</summary>
    /// <param name="id">The integration.</param>
    /// <param name="patience">The longest wait in all; the looks are <see cref="FirstPollInterval"/> to
    /// <see cref="LongestPollInterval"/> apart, the first is taken at once.</param>
    /// <param name="progress">Hears each status seen, or null.</param>
    /// <param name="cancellationToken">Ends the waiting only; the work on the server goes on.</param>
    /// <returns>The integration at rest, or null when it is gone without a trace. It may rest in an error such as
    /// <c>createError</c>: look at its status.</returns>
    /// <exception cref="ApiException"><c>IMI5001</c>: patience ran out, see <see cref="ApiException.LastStatus"/>.</exception>
    public async Task<Integration?> WaitUntilAtRestAsync(
        IntegrationId id, TimeSpan patience, Action<IntegrationStatus>? progress = null, CancellationToken cancellationToken = default)
    {
        var giveUpAt = pipeline.Clock.GetUtcNow() + patience;
        for (var interval = FirstPollInterval; ; interval = Longer(interval))
        {
            IntegrationStatus status;
            try
            {
                status = (await GetStatusAsync(id, cancellationToken)).Status ?? default;
            }
            catch (ApiException e) when (e.Failure == ApiFailure.NotFound)
            {
                return null;
            }

            progress?.Invoke(status);
            if (status.IsAtRest)
            {
                return await FindAsync(id, cancellationToken);
            }

            if (pipeline.Clock.GetUtcNow() + interval > giveUpAt)
            {
                throw new ApiException(ApiFailure.Timeout, ApiDiagnostics.StillWorking(id, status, patience)) { LastStatus = status };
            }

            await Task.Delay(interval, pipeline.Clock, cancellationToken);
        }
    }

    /// <summary>A cache on the way, or a broken server, may answer with another one: its settings must not pass for those of this.</summary>
    private static void RequireSame(ApiCall call, IntegrationId asked, IntegrationId answered)
    {
        if (asked.ToString().TrimStart('0') != answered.ToString().TrimStart('0'))
        {
            throw ApiPipeline.Unreadable(call, $"it is about integration {answered}.");
        }
    }

    private static TimeSpan Longer(TimeSpan interval) =>
        interval * PollBackoff > LongestPollInterval ? LongestPollInterval : interval * PollBackoff;

    private async Task<OperationResult> SendForResultAsync(ApiCall call, CancellationToken cancellationToken) =>
        IntegrationReader.ReadResult(
            await pipeline.SendForJsonAsync(call, cancellationToken), call.Body is null ? pipeline.Mask : pipeline.Mask.With(SecretMask.Of(call.Body)));
}
