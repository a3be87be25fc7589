using System.Collections.Immutable;
using Immuta.Production.Integrations;
using Immuta.Production.Settings;
using Pulumi;
using Pulumi.Immuta;

namespace Immuta.Production;

/// <summary>All integrations of one Immuta tenant. What is set up is in the settings: a kind without a section there is left out.</summary>
public static class ProductionProgram
{
    /// <summary>Declares the resources.</summary>
    /// <returns>The outputs of the stack, for <c>pulumi stack output</c> and for stacks that refer to this one.</returns>
    /// <exception cref="RunException">The settings are not as they must be; the message lists every mistake.</exception>
    public static IDictionary<string, object?> Define()
    {
        var settings = SettingsReader.Read(Deployment.Instance.StackName);
        var provider = DeclareProvider();

        // The order is for the reader only: what depends on what is seen from the values that are passed on.
        var snowflake = settings.Snowflake is { } s ? Snowflake.Declare(s, Options()) : null;
        var databricks = settings.Databricks is { } d ? Databricks.Declare(d, snowflake, Options()) : null;
        var redshift = settings.Redshift is { } r ? Redshift.Declare(r, Options()) : null;
        var synapse = settings.Synapse is { } y ? Synapse.Declare(y, Options()) : null;
        var bigQuery = settings.BigQuery is { } b ? BigQuery.Declare(b, Options()) : null;
        var s3 = settings.S3 is { } l ? S3.Declare(l, Options()) : null;
        var trino = settings.Trino is not null ? Trino.Declare(Options()) : null;

        var outputs = new Dictionary<string, object?>
        {
            ["integrationIds"] = ByName(
                ("snowflake", snowflake?.IntegrationId),
                ("databricks", databricks?.IntegrationId),
                ("redshift", redshift?.IntegrationId),
                ("synapse", synapse?.IntegrationId),
                ("bigQuery", bigQuery?.IntegrationId),
                ("s3", s3?.IntegrationId),
                ("trino", trino?.IntegrationId)),
            ["statuses"] = ByName(
                ("snowflake", snowflake?.Status),
                ("databricks", databricks?.Status),
                ("redshift", redshift?.Status),
                ("synapse", synapse?.Status),
                ("bigQuery", bigQuery?.Status),
                ("s3", s3?.Status),
                ("trino", trino?.Status)),
        };
        if (trino is not null)
        {
            // Secret already; said once more, so that it stays one should the schema ever change.
            outputs["trinoApiKey"] = Output.CreateSecret(trino.ApiKey);
        }

        return outputs;

        // A stack of people's policies hangs on every integration: deleting one takes a deliberate change of the settings first.
        CustomResourceOptions Options() => new() { Provider = provider, Protect = settings.Protect };
    }

    /// <summary>The tenant. Named here and not left to Pulumi's default provider, so that a second tenant is a second provider.</summary>
    private static Provider DeclareProvider()
    {
        var config = new Pulumi.Config("immuta");
        var args = new ProviderArgs();

        // What is not configured is left alone: the provider then takes IMMUTA_BASE_URL and IMMUTA_API_KEY, and a key from
        // the environment gets into no state.
        if (config.Get("baseUrl") is { } baseUrl)
        {
            args.BaseUrl = baseUrl;
        }

        if (config.GetSecret("apiKey") is { } apiKey)
        {
            args.ApiKey = apiKey;
        }

        if (config.Get("previewValidation") is { } previewValidation)
        {
            args.PreviewValidation = previewValidation;
        }

        return new Provider("immuta", args);
    }

    private static Output<ImmutableDictionary<string, string>> ByName(params (string Name, Output<string>? Value)[] values) => Output
        .All(values.Where(value => value.Value is not null).Select(value => value.Value!.Apply(text => KeyValuePair.Create(value.Name, text))))
        .Apply(pairs => pairs.ToImmutableDictionary());
}
