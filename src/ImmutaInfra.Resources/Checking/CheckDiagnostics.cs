using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Resources.Checking;

/// <summary>Mistakes in inputs. Attribute names are in the spelling of the configuration.</summary>
internal static class CheckDiagnostics
{
    private const int LongestQuote = 100;

    public static Diagnostic Missing(string attribute, string description) =>
        Diagnostic.Error("IMI6201", "Missing attribute",
            detail: $"\"{attribute}\" must be given. {description}".TrimEnd(),
            hint: $"add \"{attribute}\".");

    public static Diagnostic Unknown(string attribute, string? nearest, IEnumerable<string> known) =>
        Diagnostic.Error("IMI6202", "Unknown attribute",
            detail: $"There is no attribute \"{attribute}\" here.",
            hint: nearest is null
                ? $"there are {string.Join(", ", known)}; what Immuta has beyond them goes into extra_config."
                : $"did you mean \"{nearest}\"?");

    public static Diagnostic SetByImmuta(string attribute) =>
        Diagnostic.Error("IMI6203", "Attribute cannot be given",
            detail: $"\"{attribute}\" is set by Immuta and can only be read.", hint: $"remove \"{attribute}\".");

    public static Diagnostic MissingWhen(string attribute, string condition, string description) =>
        Diagnostic.Error("IMI6204", "Missing attribute",
            detail: $"\"{attribute}\" must be given when {condition}. {description}".TrimEnd(), hint: $"add \"{attribute}\".");

    public static Diagnostic Superfluous(string attribute, string condition) =>
        Diagnostic.Error("IMI6205", "Attribute does not fit",
            detail: $"\"{attribute}\" can only be given when {condition}.",
            hint: $"remove \"{attribute}\", or choose so that {condition}.");

    public static Diagnostic WrongType(string attribute, string expected, string seen) =>
        Diagnostic.Error("IMI6206", "Wrong type of value",
            detail: $"\"{attribute}\" must be {expected}; it is {seen}.", hint: $"give {expected}.");

    public static Diagnostic NotAccepted(string attribute, string? seen, IReadOnlyList<string> accepted) =>
        Diagnostic.Error("IMI6207", "Value not accepted",
            detail: $"\"{attribute}\" must be {InWords(accepted)}{(seen is null ? "" : $"; it is {Quote(seen)}")}.",
            hint: seen is not null && Nearest.To(seen, accepted) is { } near ? $"did you mean \"{near}\"?" : $"use {InWords(accepted)}.");

    public static Diagnostic Empty(string attribute) =>
        Diagnostic.Error("IMI6208", "Empty value", detail: $"\"{attribute}\" must not be empty.", hint: $"give \"{attribute}\" a value.");

    public static Diagnostic Redacted(string attribute) =>
        Diagnostic.Error("IMI6209", "Placeholder in place of a value",
            detail: $"\"{attribute}\" holds the mark that Immuta shows in place of a secret, not the secret.", hint: "give the value itself.");

    public static Diagnostic NoHostName(string seen, string? bare) =>
        Diagnostic.Error("IMI6210", "Unusable host name",
            detail: $"The value must be a host name alone, without scheme, port or path; it is {Quote(seen)}.",
            hint: bare is null ? "give a name such as \"account.example.com\"." : $"use \"{bare}\".");

    public static Diagnostic NoPort(Number seen) =>
        Diagnostic.Error("IMI6211", "Unusable port", detail: $"A port is a whole number from 0 to 65535; this one is {seen}.", hint: "give a port in that range.");

    public static Diagnostic NoAccountId(string seen) =>
        Diagnostic.Error("IMI6212", "Unusable AWS account id",
            detail: $"An AWS account id has 12 digits; this one is {Quote(seen)}.",
            hint: "write it in quotes with its leading zeros, such as \"012345678901\".");

    public static Diagnostic NoRoleArn(string seen) =>
        Diagnostic.Error("IMI6213", "Unusable role ARN",
            detail: $"The value must be the ARN of an IAM role; it is {Quote(seen)}.",
            hint: "it has the form \"arn:aws:iam::012345678901:role/NAME\".");

    public static Diagnostic NoS3Path(string seen) =>
        Diagnostic.Error("IMI6214", "Unusable S3 path",
            detail: $"The value must be \"s3://\" or \"s3://BUCKET/PREFIX\"; it is {Quote(seen)}.", hint: "begin it with \"s3://\".");

    public static Diagnostic EqualDelimiters() =>
        Diagnostic.Error("IMI6215", "Equal delimiters",
            detail: "hash_delimiter and array_delimiter must differ; both are the same.", hint: "change one of them.");

    public static Diagnostic UnusableKeyFile(string mistake) =>
        Diagnostic.Error("IMI6216", "Unusable key file",
            detail: $"\"credential\" must be the text of a service account's JSON key file, but {mistake}.",
            hint: "read the file as text:\n    credential = file(\"key.json\")");

    public static Diagnostic SuffixWithoutUnderscore(string seen) =>
        Diagnostic.Error("IMI6217", "Suffix without underscore",
            detail: $"\"dataset_suffix\" must begin with an underscore; it is {Quote(seen)}.", hint: $"use \"_{seen}\".");

    public static Diagnostic LineageWithoutAudit() =>
        Diagnostic.Error("IMI6218", "Lineage without audit",
            detail: "Lineage is taken from the query audit, which is off.", hint: "set audit = { enabled = true }, or turn lineage off.");

    public static Diagnostic NoCatalogName(string seen) =>
        Diagnostic.Error("IMI6219", "Unusable catalog name",
            detail: $"A catalog's name has letters, digits and underscores and does not begin with a digit; this one is {Quote(seen)}.",
            hint: "choose another name.");

    public static Diagnostic NeverAutomatic(string platform) =>
        Diagnostic.Error("IMI6220", "No automatic set-up",
            detail: $"\"auto_bootstrap\" must be false: Immuta never sets {platform} up by itself; it is true.",
            hint: "set auto_bootstrap = false or leave it out.");

    public static Diagnostic NoPrivateKey() =>
        Diagnostic.Error("IMI6221", "Unusable private key",
            detail: "The value must be a private key as PEM text, which begins with \"-----BEGIN PRIVATE KEY-----\" or alike.",
            hint: "read the key file as text, for example with file(\"key.p8\").");

    public static Diagnostic ShadowsAttribute(string name, string attribute) =>
        Diagnostic.Error("IMI6222", "Attribute inside of extra_config",
            detail: $"\"{name}\" has an attribute of its own, \"{attribute}\".", hint: $"move it out of extra_config to \"{attribute}\".");

    /// <summary>The same mistake without the words about the value, which may be a secret.</summary>
    public static Diagnostic HiddenValue(Diagnostic mistake, string attribute) =>
        mistake with { Detail = $"The value of \"{attribute}\" is secret, so it is not shown here.", Hint = null };

    public static Diagnostic NotKnownYet(string argument) =>
        Diagnostic.Error("IMI6224", "Argument not known yet",
            detail: $"\"{argument}\" is known after the apply only; a function needs it before.", hint: "give a value that is known, or ask after the apply.");

    public static Diagnostic UnknownType(string token, string? nearest) =>
        Diagnostic.Error("IMI6223", "Unknown type of resource",
            detail: $"This provider has no resource type \"{token}\".", hint: nearest is null ? null : $"did you mean \"{nearest}\"?");

    public static Diagnostic NoBaseUrl(string seen) =>
        Diagnostic.Error("IMI6230", "Unusable base address",
            detail: $"\"base_url\" must be an address with https:// (or http:// for tests), without user, query or fragment; it is {Quote(seen)}.",
            hint: "use the address of the Immuta tenant, such as \"https://immuta.example.com\".");

    public static Diagnostic NoDuration(string attribute, string seen) =>
        Diagnostic.Error("IMI6231", "Unusable duration",
            detail: $"\"{attribute}\" must be a time above zero such as \"30s\", \"2m\" or \"1h\", at most a day; it is {Quote(seen)}.", hint: "use \"120s\".");

    public static Diagnostic NoParallelism(Number seen) =>
        Diagnostic.Error("IMI6232", "Unusable number of requests",
            detail: $"\"max_parallel_requests\" must be a whole number from 1 to 1000; it is {seen}.", hint: "use 10.");

    public static Diagnostic RoleToAssumeMayBeNeeded() =>
        Diagnostic.Warning("IMI6241", "Role to assume may be needed",
            detail: "With authentication_type = \"auto\", newer versions of Immuta require \"aws_role_to_assume\"; older ones do not.",
            hint: "give aws_role_to_assume if Immuta refuses the integration.");

    public static Diagnostic PasswordLoginMayBeBlocked() =>
        Diagnostic.Warning("IMI6242", "Password log-in may be blocked",
            detail: "Snowflake restricts log-ins with a password alone; an automatic set-up with authentication_type = \"userPassword\" may fail.",
            hint: "use authentication_type = \"keyPair\", or a manual set-up.");

    private static string InWords(IReadOnlyList<string> accepted) => string.Join(", ", accepted.SkipLast(1).Select(value => $"\"{value}\"")) + (accepted.Count > 1 ? " or " : "") + $"\"{accepted[^1]}\"";

    private static string Quote(string text) => $"\"{(text.Length > LongestQuote ? text[..LongestQuote] + " …" : text)}\"";
}
