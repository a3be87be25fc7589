using ImmutaInfra.Core.Schema;
using ImmutaInfra.Resources.Checking;
using static ImmutaInfra.Resources.Schemas.Sources;

namespace ImmutaInfra.Resources.Schemas;

/// <summary>What stands beside the configuration in every type of integration.</summary>
internal static class CommonAttributes
{
    public const string AutoBootstrap = "autoBootstrap";
    public const string ForceDisable = "forceDisable";
    public const string AdoptExisting = "adoptExisting";
    public const string ExtraConfig = "extraConfig";
    public const string ScriptDigest = "scriptDigest";
    public const string IntegrationId = "integrationId";
    public const string Status = "status";
    public const string ValidationResults = "validationResults";
    public const string ApiKey = "apiKey";

    /// <summary>Whether Immuta sets the platform up, where there is a choice.</summary>
    public static AttributeSchema ChosenAutoBootstrap { get; } = AttributeSchema.Boolean(AutoBootstrap).Required()
        .ReplaceBecause("Immuta cannot change afterwards whether it set the platform up by itself")
        .Means("Whether Immuta sets the platform up by itself, with the credentials given (true), or you run its scripts first (false).", Stated);

    /// <summary>Whether Immuta sets the platform up, where it never does.</summary>
    public static AttributeSchema FixedAutoBootstrap { get; } = AttributeSchema.Boolean(AutoBootstrap).DefaultsTo(false)
        .ReplaceBecause("Immuta cannot change afterwards whether it set the platform up by itself")
        .Means("Always false: Immuta never sets this platform up by itself.", Stated);

    /// <summary>What the results of validation tests look like.</summary>
    public static AttributeType ValidationResultsType { get; } = AttributeType.ObjectOf("ValidationResults",
        AttributeSchema.Text("status").Computed().Means("passed, failed, warning or skipped.", Stated),
        AttributeSchema.Of("tests", AttributeType.ListOf(AttributeType.ObjectOf("ValidationTest",
                AttributeSchema.Text("name").Computed().Means("What is tested; for people, names differ between versions.", Stated),
                AttributeSchema.Text("status").Computed().Means("passed, failed, warning or skipped.", Stated),
                AttributeSchema.Text("message").Computed().Means("Why it failed.", Stated))))
            .Computed().Means("The tests in Immuta's order.", Stated));

    /// <summary>What steers operations and what is passed through.</summary>
    public static IReadOnlyList<AttributeSchema> Steering { get; } =
    [
        AttributeSchema.Boolean(ForceDisable).Steering()
            .Means("Whether a deletion only lets go of the integration in Immuta and leaves the platform uncleaned. Taken as false when not given.", Stated),
        AttributeSchema.Boolean(AdoptExisting).Steering()
            .Means("Whether a creation takes over an integration that Immuta already has in the same place, such as on the same host. Taken as false when not given."),
        AttributeSchema.Of(ExtraConfig, AttributeType.MapOf(AttributeType.Any))
            .Means("Configuration that Immuta knows and this provider does not yet: passed on as it is, under the API's own names."),
    ];

    /// <summary>What a team has read and run in a manual set-up.</summary>
    public static AttributeSchema AttestedScripts { get; } = AttributeSchema.Text(ScriptDigest).OnlyWhen(Conditions.Is(false, AutoBootstrap)).Steering().Attests()
        .Means("The SHA-256, in hexadecimal digits, of the scripts that were read and run before this change, one behind the other. "
            + "Where Immuta would write others now, nothing is done. Not checked when not given.");

    /// <summary>What Immuta tells of an integration.</summary>
    public static IReadOnlyList<AttributeSchema> Outputs { get; } =
    [
        AttributeSchema.Text(IntegrationId).Computed().Means("Immuta's id of the integration, digits only.", Stated),
        AttributeSchema.Text(Status).Computed().Means("How the integration is, such as enabled or createError.", Stated),
        AttributeSchema.Of(ValidationResults, ValidationResultsType).Computed().Means("What Immuta's tests of the integration came to.", Stated),
    ];

    /// <summary><c>autoBootstrap</c> is false. Source: Immuta documentation, Integrations API reference, request bodies.</summary>
    public static Action<RuleInputs> AlwaysManual(string platform) => inputs =>
    {
        if (inputs.Flag(AutoBootstrap) == true)
        {
            inputs.Report(CheckDiagnostics.NeverAutomatic(platform), AutoBootstrap);
        }
    };

    /// <summary>The whole schema of a type of integration.</summary>
    public static ResourceSchema Integration(
        string name, string hclType, string description, AttributeSchema? autoBootstrap, IReadOnlyList<AttributeSchema> config, params AttributeSchema[] moreOutputs) =>
        ResourceSchema.For($"immuta:index:{name}", hclType, description,
            [.. autoBootstrap is null ? [] : new[] { autoBootstrap }, .. config, .. Steering, .. Outputs, .. moreOutputs]);
}
