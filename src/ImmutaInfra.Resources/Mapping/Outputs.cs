using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources.Schemas;

namespace ImmutaInfra.Resources.Mapping;

/// <summary>All attributes of a resource: its inputs and what only the server knows.</summary>
internal static class Outputs
{
    /// <summary>Those of an integration.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="inputs">Its inputs; secrets in them are hidden in the server's words.</param>
    /// <param name="id">Its id.</param>
    /// <param name="status">How it is.</param>
    /// <param name="results">Its test results.</param>
    /// <param name="apiKey">The key of a Trino cluster where it is known, else null.</param>
    public static ObjectValue Of(
        IntegrationType type, ObjectValue inputs, IntegrationId id, IntegrationStatus status, ValidationResults results, Value? apiKey = null)
    {
        var outputs = inputs
            .With(CommonAttributes.IntegrationId, id.ToString())
            .With(CommonAttributes.Status, status.Text)
            .With(CommonAttributes.ValidationResults, ResultsValue(results, SecretMask.Of(inputs)));
        return type.Schema.Find(CommonAttributes.ApiKey) is not null && apiKey is { IsNull: false }
            ? outputs.With(CommonAttributes.ApiKey, SecretValue.Of(apiKey))
            : outputs;
    }

    /// <summary>Those of an integration as read; where the server does not tell the key, it is the one in the state.</summary>
    public static ObjectValue Of(IntegrationType type, ObjectValue inputs, Integration integration, ObjectValue? prior = null) =>
        Of(type, inputs, integration.Id, integration.Status, integration.ValidationResults,
            integration.ApiKey is { } key ? key : prior?[CommonAttributes.ApiKey]);

    /// <summary>Those of an integration that a preview speaks of: unknown where only the server knows.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="prior">The outputs before an update, or null for a creation.</param>
    public static ObjectValue Preview(IntegrationType type, ObjectValue inputs, ObjectValue? prior)
    {
        var outputs = inputs
            .With(CommonAttributes.IntegrationId, prior?[CommonAttributes.IntegrationId] is { IsNull: false } id ? id : Value.Unknown)
            .With(CommonAttributes.Status, Value.Unknown)
            .With(CommonAttributes.ValidationResults, Value.Unknown);
        return type.Schema.Find(CommonAttributes.ApiKey) is null
            ? outputs
            : outputs.With(CommonAttributes.ApiKey, SecretValue.Of(prior?[CommonAttributes.ApiKey] is { IsNull: false } key ? key : Value.Unknown));
    }

    /// <summary>Test results as a value.</summary>
    public static ObjectValue ResultsValue(ValidationResults results, SecretMask mask) => new(
        ("status", results.Status),
        ("tests", new ListValue(results.Tests.Select(test => TestValue(test, mask)))));

    private static ObjectValue TestValue(ValidationTest test, SecretMask mask)
    {
        var value = new ObjectValue(("name", mask.Hide(test.Name)), ("status", test.Status));
        return test.Message is null ? value : value.With("message", mask.Hide(test.Message));
    }
}
