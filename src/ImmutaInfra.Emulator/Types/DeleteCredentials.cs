using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>The flat body of DELETE: the privileged login that Immuta needs to clean up what it has set up itself.</summary>
/// <remarks>Documented for password logins; that another login is given with the attributes it has in <c>config</c> is inferred.</remarks>
internal static class DeleteCredentials
{
    /// <summary>Every mistake in the credentials, in a sentence that names the attribute.</summary>
    public static IEnumerable<string> ProblemsOf(IntegrationType type, JObject credentials)
    {
        foreach (var row in type.Attributes.Where(row => IsLogin(type, row)))
        {
            if (row.FindHolder(credentials) is not { } holder)
            {
                continue;
            }

            if (row.Find(credentials) is not { } value)
            {
                if (IsNeeded(row, credentials, holder))
                {
                    yield return $"{row.Path} is required.";
                }
            }
            else if (AttributeShape.ProblemOf(type, row, value) is { } problem)
            {
                yield return problem["config.".Length..];
            }
        }
    }

    private static bool IsLogin(IntegrationType type, AttributeRow row) =>
        type.DeleteCredentials.Contains(row.Path) || DependsOnLogin(row)
        || row.RequiredWhen?.StartsWith("useCertificate", StringComparison.Ordinal) == true;

    private static bool IsNeeded(AttributeRow row, JObject credentials, JObject holder) =>
        row.RequiredWhen is not { } condition
        || (row.Default is null && Condition.Holds(condition, credentials, holder, autoBootstrap: true));

    private static bool DependsOnLogin(AttributeRow row) =>
        row.RequiredWhen?.StartsWith("authenticationType", StringComparison.Ordinal) == true;
}
