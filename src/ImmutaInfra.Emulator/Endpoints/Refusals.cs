using ImmutaInfra.Emulator.Store;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>The error answers, letter for letter.</summary>
/// <remarks>
/// Source: Immuta API reference 2024.2, "HTTP status codes and error messages"; its tables write the reason phrases in mixed
/// case, and so do these. What it does not list (400 for a wrong body, 401, 403, 415) is inferred.
/// </remarks>
internal static class Refusals
{
    public static Answer BadRequest(string message) => Answer.Error(400, "Bad Request", message);

    public static Answer BadRequest(IEnumerable<string> problems) => BadRequest(string.Join(' ', problems));

    public static Answer Unauthorized() => Answer.Error(401, "Unauthorized", "Missing or invalid authentication.");

    public static Answer Forbidden() => Answer.Error(403, "Forbidden", "The APPLICATION_ADMIN permission is required.");

    public static Answer NoSuchPath() => Answer.Error(404, "Not Found", "Not Found");

    public static Answer UnsupportedMediaType() =>
        Answer.Error(415, "Unsupported Media Type", "The body must be JSON or YAML, and its Content-Type must say so.");

    public static Answer NotFoundOnRead(string id) => Answer.Error(404, "Not found", $"No Integration found with ID {id}.");

    public static Answer NotFound(string id) => Answer.Error(404, "Not found", $"No integration found with ID {id}.");

    public static Answer WrongState(IntegrationRecord record) => Answer.Error(
        409, "Conflict", $"Unable to edit integration with ID {record.IdText} in current state {record.Status}.");

    public static Answer FailedBefore(IntegrationRecord record, string host) => Answer.Error(
        400,
        "Bad Request",
        $"Use PUT /integrations/{record.IdText} endpoint to update connection information for {record.Type.Name} integration"
        + $" on host {host} (id = {record.IdText}) that previously failed to create.");

    public static Answer AlreadyExists(IntegrationRecord record, string host, bool alternativeText) => Answer.Error(
        409,
        "Conflict",
        alternativeText
            ? $"{record.Type.Name} integration already exists on host {host} (id = {record.IdText})"
            : $"{record.Type.Name} integration already exists on {host} (id = {record.IdText}).");

    public static Answer NonEditable(IEnumerable<string> attributes) => Answer.Error(
        400,
        "Bad request",
        $"Unable to edit integration due to changes of non-editable attribute(s). {string.Join(", ", attributes)}");

    public static Answer CannotBeEdited(IntegrationType type) =>
        Answer.Error(400, "Bad request", $"{type.Name} integrations cannot be edited.");

    public static Answer CredentialsNotRequired() => Answer.Error(
        400,
        "Bad request",
        "Credentials are not required for disable unless the integration was configured automatically. If you need to update"
        + " your integration credentials, use PUT to update the integration before disabling.");

    public static Answer CredentialsNotRequiredForDatabricks(bool alternativeText) => Answer.Error(
        400,
        "Bad request",
        $"Credentials are not required to disable a {(alternativeText ? "Databricks Unity Catalog" : "Databricks")} integration."
        + " If you need to update your integration credentials, use PUT to update the integration before disabling.");

    public static Answer CredentialsRequired() => Answer.Error(
        400,
        "Bad request",
        "Integrations that are automatically configured require privileged credentials to disable. Please provide them in your payload.");

    public static Answer CreationFailedTests(JObject? results) =>
        Unprocessable("Validation of prerequisite setup failed. Unable to create integration.", results);

    public static Answer NoMetastore(JObject? results) =>
        Unprocessable("Processing Error: Error trying to get the current metastore info.", results);

    public static Answer EditFailedTests(IntegrationRecord record, JObject? results) =>
        Unprocessable($"Unable to edit integration with ID {record.IdText}, validation failed.", results);

    public static Answer DeletionFailedTests(IntegrationRecord record, JObject? results) =>
        Unprocessable($"Unable to delete integration with ID {record.IdText}, validation failed.", results);

    private static Answer Unprocessable(string message, JObject? results)
    {
        var body = Answer.ErrorBody(422, "Unprocessable entity", message);
        if (results is not null)
        {
            body["validationResults"] = results.DeepClone();
        }

        return Answer.Json(body, 422);
    }
}
