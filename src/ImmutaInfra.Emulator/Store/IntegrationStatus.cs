namespace ImmutaInfra.Emulator.Store;

/// <summary>The twelve states of an integration.</summary>
/// <remarks>Source: Immuta API reference, "Response schema", integration statuses. Which are transient is inferred from their meaning.</remarks>
internal static class IntegrationStatus
{
    public const string Creating = "creating";
    public const string Editing = "editing";
    public const string Deleting = "deleting";
    public const string Migrating = "migrating";
    public const string Enabled = "enabled";
    public const string CreateError = "createError";
    public const string EditError = "editError";
    public const string DeleteError = "deleteError";
    public const string MigrateError = "migrateError";
    public const string RecurringValidationError = "recurringValidationError";
    public const string Deleted = "deleted";
    public const string Disabled = "disabled";

    public static IReadOnlyList<string> All { get; } =
    [
        Creating, Editing, Deleting, Migrating, Enabled, CreateError, EditError, DeleteError, MigrateError,
        RecurringValidationError, Deleted, Disabled,
    ];

    /// <summary>Whether the server is at work: the state will change without anybody asking.</summary>
    public static bool IsTransient(string status) => status is Creating or Editing or Deleting or Migrating;

    /// <summary>Whether the integration occupies its place on the platform.</summary>
    public static bool IsInUse(string status) => status is not (Deleted or Disabled);

    public static bool IsError(string status) => status.EndsWith("Error", StringComparison.Ordinal);
}
