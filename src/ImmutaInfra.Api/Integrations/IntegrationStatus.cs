namespace ImmutaInfra.Api.Integrations;

/// <summary>How an integration is. Statuses that nobody knows yet are kept as they are.</summary>
/// <param name="Text">Immuta's word for it, as sent.</param>
/// <remarks>Source: Immuta API reference, "Integration health statuses".</remarks>
public readonly record struct IntegrationStatus(string Text)
{
    /// <summary>Works.</summary>
    public static IntegrationStatus Enabled { get; } = new("enabled");

    /// <summary>Being set up.</summary>
    public static IntegrationStatus Creating { get; } = new("creating");

    /// <summary>Could not be set up; the record stays and is repaired by an update.</summary>
    public static IntegrationStatus CreateError { get; } = new("createError");

    /// <summary>A change failed and was rolled back.</summary>
    public static IntegrationStatus EditError { get; } = new("editError");

    /// <summary>Being deleted or switched off.</summary>
    public static IntegrationStatus Deleting { get; } = new("deleting");

    /// <summary>A deletion failed and was rolled back.</summary>
    public static IntegrationStatus DeleteError { get; } = new("deleteError");

    /// <summary>Gone.</summary>
    public static IntegrationStatus Deleted { get; } = new("deleted");

    /// <summary>Switched off by force; the platform was not cleaned.</summary>
    public static IntegrationStatus Disabled { get; } = new("disabled");

    /// <summary>Whether Immuta is still at work on it.</summary>
    public bool IsTransient => Text is "creating" or "editing" or "deleting" or "migrating";

    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool IsAtRest => !IsTransient;

    /// <summary>Whether it is no longer in use.</summary>
    public bool IsGone => this == Deleted || this == Disabled;

    /// <summary>Whether it is in use and something is wrong with it.</summary>
    public bool IsError => Text is "createError" or "editError" or "deleteError" or "migrateError" or "recurringValidationError";

    /// <summary>Immuta's word for it.</summary>
    public override string ToString() => Text;
}
