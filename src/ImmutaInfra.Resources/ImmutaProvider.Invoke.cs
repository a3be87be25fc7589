using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Api.Scripts;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Checking;
using ImmutaInfra.Resources.Mapping;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources;

/// <content>Functions.</content>
public sealed partial class ImmutaProvider
{
    /// <inheritdoc/>
    public async Task<ObjectValue> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default)
    {
        var function = Schema.FindFunction(request.Function)
            ?? throw new ProviderException(FailureKind.InvalidArgument, ProviderDiagnostics.UnknownFunction(request.Function));
        var findings = new Findings();
        var arguments = InputChecker.Check(function.Inputs, request.Arguments, findings);
        foreach (var (name, _) in arguments.Where(argument => argument.Value.HasUnknowns))
        {
            var place = Place.Root.Attribute(name);
            findings.Add(place, CheckDiagnostics.NotKnownYet(place.Hcl));
        }

        if (request.Function == FunctionSchemas.GetIntegration && arguments["integrationId"].IsNull && arguments["type"].IsNull)
        {
            findings.Add(Place.Root.Attribute("integrationId"), CheckDiagnostics.MissingWhen("integration_id", "type is not given", ""));
        }

        if (findings.Problems.Count > 0)
        {
            throw new ProviderException(FailureKind.InvalidArgument, [.. findings.Problems.Select(problem => problem.Diagnostic)])
            {
                Problems = findings.Problems,
            };
        }

        try
        {
            return request.Function switch
            {
                FunctionSchemas.GetIntegration => await GetIntegrationAsync(arguments, cancellationToken),
                FunctionSchemas.GetIntegrations => await GetIntegrationsAsync(arguments, cancellationToken),
                _ => await GetScriptAsync(arguments, cancellationToken),
            };
        }
        catch (ApiException e)
        {
            throw Translate(e);
        }
    }

    private async Task<ObjectValue> GetIntegrationAsync(ObjectValue arguments, CancellationToken cancellationToken)
    {
        var integration = await Connected().Integrations.GetAsync(
            arguments["integrationId"].IsNull ? await FindIdAsync(arguments, cancellationToken) : IdOf(TextOf(arguments, "integrationId")), cancellationToken);
        var answer = Summary(integration);
        return integration.ApiKey is { } key ? answer.With(CommonAttributes.ApiKey, SecretValue.Of(key)) : answer;
    }

    /// <summary>The one integration of a type, on a host where one is named.</summary>
    private async Task<IntegrationId> FindIdAsync(ObjectValue arguments, CancellationToken cancellationToken)
    {
        var (wanted, host) = (TextOf(arguments, "type"), TextOf(arguments, "host"));
        if (IntegrationTypes.FindByApiName(wanted) is not { } type || (host.Length > 0 && type.HostAttribute is null))
        {
            throw new ProviderException(FailureKind.InvalidArgument, ProviderDiagnostics.NoWayToFind(wanted, host));
        }

        var found = (await Connected().Integrations.ListAsync(cancellationToken))
            .Where(integration => !integration.Status.IsGone
                && string.Equals(integration.Type, wanted, StringComparison.Ordinal)
                && (host.Length == 0 || string.Equals((integration.Config[type.HostAttribute!] as TextValue)?.Text, host, StringComparison.OrdinalIgnoreCase)))
            .Select(integration => integration.Id)
            .ToList();
        return found is [var only]
            ? only
            : throw new ProviderException(
                found.Count == 0 ? FailureKind.NotFound : FailureKind.FailedPrecondition, ProviderDiagnostics.NotOne(wanted, host, found));
    }

    private async Task<ObjectValue> GetIntegrationsAsync(ObjectValue arguments, CancellationToken cancellationToken)
    {
        var wanted = TextOf(arguments, "type");
        var found = (await Connected().Integrations.ListAsync(cancellationToken))
            .Where(integration => !integration.Status.IsGone && (wanted.Length == 0 || string.Equals(integration.Type, wanted, StringComparison.Ordinal)))
            .ToList();
        return new ObjectValue(
            ("ids", new ListValue(found.Select(integration => (Value)integration.Id.ToString()))),
            ("integrations", new ListValue(found.Select(Summary))));
    }

    private async Task<ObjectValue> GetScriptAsync(ObjectValue arguments, CancellationToken cancellationToken)
    {
        var scripts = Connected().Scripts;
        var phase = Enum.GetValues<ScriptPhase>().Single(phase => ScriptClient.NameOf(phase) == TextOf(arguments, "phase"));
        if (phase is ScriptPhase.Edit or ScriptPhase.Delete && arguments["integrationId"].IsNull)
        {
            throw new ProviderException(
                FailureKind.InvalidArgument, ProviderDiagnostics.NoScript($"The phase {ScriptClient.NameOf(phase)} is one of an existing integration: its id is needed."));
        }

        var wanted = Wanted(TextOf(arguments, "type"), arguments["config"].Revealed as ObjectValue ?? ObjectValue.Empty);
        var id = arguments["integrationId"].IsNull ? (IntegrationId?)null : IdOf(TextOf(arguments, "integrationId"));
        var script = await GetScriptAsync(scripts, phase, wanted, id, cancellationToken);
        return new ObjectValue(("script", SecretValue.Of(script)));
    }

    /// <summary>A manual set-up with these inputs, what the schema calls secret wrapped so that it is masked in the server's words.
    /// Inputs that are no configuration do no harm.</summary>
    private static IntegrationRequest Wanted(string typeName, ObjectValue inputs)
    {
        var type = IntegrationTypes.FindByApiName(typeName) ?? TypeOf(typeName);
        var known = InputChecker.Check(type.Schema.Attributes, inputs, new Findings());
        var unknown = new ObjectValue(inputs.Where(member => type.Schema.Find(member.Key) is null));
        var request = Envelope.Of(type, known);
        return request with { AutoBootstrap = false, Config = unknown.With(request.Config ?? ObjectValue.Empty) };
    }

    private static string TextOf(ObjectValue arguments, string name) => (arguments[name].Revealed as TextValue)?.Text ?? "";

    private static ObjectValue Summary(Integration integration)
    {
        // A key is no part of the configuration's open map: there it would stand in clear.
        var config = new ObjectValue(integration.Config.Where(member =>
            !member.Key.Contains("apikey", StringComparison.OrdinalIgnoreCase) && !InputChecker.IsRedacted(member.Value)));
        var type = IntegrationTypes.FindByApiName(integration.Type);
        var summary = new ObjectValue(
            ("integrationId", integration.Id.ToString()),
            ("type", integration.Type),
            ("status", integration.Status.Text),
            ("validationResults", Outputs.ResultsValue(integration.ValidationResults, SecretMask.None)),
            ("config", type is null ? config : SecretWrapping.Wrap(type.Schema.Attributes, config)));
        summary = type is null ? summary : summary.With("resourceType", type.Schema.Token);
        return integration.AutoBootstrap is { } automatic ? summary.With("autoBootstrap", automatic) : summary;
    }
}
