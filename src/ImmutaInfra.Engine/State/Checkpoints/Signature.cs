namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>The keys and marks by which Pulumi tells special values from plain maps.</summary>
/// <remarks>Source: Pulumi provider protocol, property values; state format, section 3.3. Assets, archives, resource references, byte strings and
/// numbers that are none are kept as the maps they are.</remarks>
internal static class Signature
{
    /// <summary>The key that makes a map a special value.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>Marks a secret.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>The text that stands for an unknown value.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}
