using ImmutaInfra.Api.Http;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Api.Integrations;

/// <summary>Reads what Immuta sends, leniently: ids as numbers or texts, fields that are missing, statuses that are new.</summary>
internal static class IntegrationReader
{
    /// <summary>Reads one integration; null where there is no id in it.</summary>
    public static Integration? ReadIntegration(Value value, SecretMask mask)
    {
        if (value is not ObjectValue members || ReadId(members["id"]) is not { } id)
        {
            return null;
        }

        var config = members["config"] as ObjectValue ?? ObjectValue.Empty;
        return new Integration
        {
            Id = id,
            Status = ReadStatus(members["status"]) ?? new IntegrationStatus(""),
            Type = (members["type"] as TextValue)?.Text ?? "",
            AutoBootstrap = members["autoBootstrap"] is BooleanValue automatic ? automatic.IsTrue : null,
            Config = config,
            ValidationResults = ReadValidationResults(members["validationResults"], mask),
            ApiKey = FindApiKey(config) ?? FindApiKey(members),
        };
    }

    /// <summary>Reads the answer to a change or to a question for the status.</summary>
    public static OperationResult ReadResult(Value value, SecretMask mask) => value is ObjectValue members
        ? new OperationResult
        {
            Id = ReadId(members["id"]),
            Status = ReadStatus(members["status"]),
            ValidationResults = ReadValidationResults(members["validationResults"], mask),
        }
        : new OperationResult();

    /// <summary>Reads test results, hiding the secrets in them; what is missing is empty.</summary>
    public static ValidationResults ReadValidationResults(Value value, SecretMask mask) => value is ObjectValue members
        ? new ValidationResults
        {
            Status = (members["status"] as TextValue)?.Text ?? "",
            Tests =
            [
                .. from test in (members["validationTests"] as ListValue ?? ListValue.Empty).OfType<ObjectValue>()
                   select new ValidationTest(
                       mask.Hide((test["name"] as TextValue)?.Text ?? ""),
                       (test["status"] as TextValue)?.Text ?? "",
                       test["message"] is TextValue { Text.Length: > 0 } message ? mask.Hide(message.Text) : null)
            ],
        }
        : ValidationResults.None;

    /// <summary>The key of a Trino cluster, or null. Its name is not documented, so every text whose name speaks of an API key
    /// counts.</summary>
    public static string? FindApiKey(ObjectValue members) => members
        .Where(member => member.Key.Contains("apikey", StringComparison.OrdinalIgnoreCase))
        .Select(member => (member.Value as TextValue)?.Text)
        .FirstOrDefault(text => !string.IsNullOrEmpty(text));

    private static IntegrationId? ReadId(Value value) =>
        value switch
        {
            TextValue text => text.Text,
            NumberValue number => number.ToString(),
            _ => null,
        } is { } digits && IntegrationId.TryParse(digits, out var id) ? id : null;

    private static IntegrationStatus? ReadStatus(Value value) =>
        value is TextValue { Text.Length: > 0 } text ? new IntegrationStatus(text.Text) : null;
}
