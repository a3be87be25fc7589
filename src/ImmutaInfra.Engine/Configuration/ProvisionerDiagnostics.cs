using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What can be wrong with <c>provisioner</c> blocks; IMI1580 to IMI1589.</summary>
internal static class ProvisionerDiagnostics
{
    public static Diagnostic Unknown(SourceSpan at, string type) => Diagnostic.Error(
        "IMI1580", "Missing required provisioner plugin", at,
        $"This configuration requires provisioner plugin \"{type}\", which isn't available.", "only local-exec is supported.");

    public static Diagnostic NotSupported(SourceSpan at, string type) => Diagnostic.Error(
        "IMI1581", "Unsupported provisioner", at, $"The provisioner \"{type}\" is not supported; only local-exec is.");

    public static Diagnostic Withdrawn(SourceSpan at, string type) => Diagnostic.Error(
        "IMI1582", "The provisioner has been removed", at, $"The provisioner \"{type}\" has been removed from Terraform, and is not supported here either.");

    public static Diagnostic SecondConnection(SourceSpan at, SourceSpan before, string owner) => Diagnostic.Error(
        "IMI1583", "Duplicate connection block", at, $"This {owner} already has a connection block at {before}.");

    public static Diagnostic ReservedBlock(SourceSpan at, string type) => Diagnostic.Error(
        "IMI1584", "Reserved block type name in provisioner block", at, $"The block type name \"{type}\" is reserved for use by Terraform in a future version.");

    public static Diagnostic ForeignReference(SourceSpan at) => Diagnostic.Error(
        "IMI1586", "Invalid reference from destroy provisioner", at,
        "Destroy-time provisioners and their connection configurations may only reference attributes of the related resource, via 'self', 'count.index', or 'each.key'.");

    public static Diagnostic InvalidKeyword(SourceSpan at, string name, string first, string second) => Diagnostic.Error(
        "IMI1585", $"Invalid \"{name}\" keyword", at, $"The \"{name}\" argument requires one of the following keywords: {first} or {second}.");
}
