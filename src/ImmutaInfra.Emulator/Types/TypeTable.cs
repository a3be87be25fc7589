using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Types;

/// <summary>The seven integration types, read from the attribute tables that are built into this library.</summary>
/// <remarks>Source: Immuta API reference, "Integrations API endpoints", payload guides and response schema, gathered in
/// <c>integration-types.json</c> together with how sure each fact is.</remarks>
internal static class TypeTable
{
    // The tables and the examples of the reference spell these differently; the server is said to answer as in the examples.
    private static readonly Dictionary<string, string> ExampleSpelling = new(StringComparer.Ordinal)
    {
        ["Basic connection test"] = "Basic Connection Test",
        ["Initial validation: basic connection test"] = "Initial Validation: Basic Connection Test",
        ["Initial validation: default warehouse access test"] = "Initial Validation: Default Warehouse Access Test",
        ["Initial validation: table grants role prefix is unique"] = "Initial Validation: Table Grants Role Prefix is Unique",
        ["Initial validation: validate access to privileged role"] = "Initial Validation: Validate access to Privileged Role",
        ["Validate automatic: database does not exist"] = "Validate Automatic: Database Does Not Exist",
        ["Validate automatic: impersonation role does not exist"] = "Validate Automatic: Impersonation Role Does Not Exist",
        ["Validate automatic bootstrap user grants"] = "Validate Automatic Bootstrap User Grants",
        ["Basic validation: Immuta service account postfix"] = "Basic Validation: Immuta Service Account postfix",
        ["Basic validation: non-matching service account in key file"] = "Basic Validation: Non-matching service account in key file",
        ["Basic validation: verify service account not being used for data source connection credentials"] =
            "Basic Validation: Verify service account not being used for data source connection credentials",
    };

    private static readonly Lazy<IReadOnlyList<IntegrationType>> Loaded = new(Load);

    public static IReadOnlyList<IntegrationType> All => Loaded.Value;

    /// <summary>The type of exactly this name, or null: other spellings are refused by the server.</summary>
    public static IntegrationType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    private static IReadOnlyList<IntegrationType> Load()
    {
        using var stream = typeof(TypeTable).Assembly.GetManifestResourceStream("integration-types.json")!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        return [.. JObject.Load(reader)["types"]!.Cast<JObject>().Select(ReadType)];
    }

    private static IntegrationType ReadType(JObject row)
    {
        var name = (string)row["nativeIntegrationType"]!;
        var paths = row["attributes"]!.Select(attribute => (string)attribute["path"]!).ToList();
        return new IntegrationType
        {
            Name = name,
            DisplayName = (string)row["displayName"]!,
            AutoBootstrap = row["autoBootstrap"]!["allowed"]!.Values<bool>().ToList(),
            RequiresConfig = (bool)row["configRequired"]!,
            CanBeEdited = (bool)row["put"]!,
            HasApiKey = (bool)row["regenerate"]!,
            Scripts = ((JObject)row["scripts"]!).Properties()
                .Where(script => script.Value is { Type: JTokenType.Boolean } served && (bool)served)
                .Select(script => script.Name).ToHashSet(),
            DeleteCredentials = [.. row["deleteCredentials"]!["whenAutoBootstrapTrue"]!.Select(path => (string)path!)],
            Attributes = [.. row["attributes"]!.Cast<JObject>().Select(attribute => ReadAttribute(attribute, paths))],
            Tests = [.. row["validationTests"]!.Select(test => ReadTest(name, test))],
        };
    }

    private static AttributeRow ReadAttribute(JObject row, List<string> allPaths)
    {
        var path = (string)row["path"]!;
        return new AttributeRow
        {
            Path = path,
            JsonType = (string)row["type"]!,
            IsRequired = row["required"] is { Type: JTokenType.Boolean } always && (bool)always,
            RequiredWhen = (string?)row["requiredWhen"],
            Default = row["default"] is { Type: not JTokenType.Null } value ? value : null,
            Accepted = row["enum"] is JArray accepted ? [.. accepted.Select(value => (string)value!)] : [],
            IsSecret = (bool)row["secret"]!,
            IsEditable = (bool)row["editable"]!,
            Returned = (string)row["returned"]!,
            Description = (string)row["meaning"]!,
            HasRowsInside = allPaths.Exists(other => other.StartsWith(path + ".", StringComparison.Ordinal)),
        };
    }

    private static TestRow ReadTest(string type, JToken row)
    {
        var tableName = (string)row["name"]!;
        var name = type == "Redshift" && tableName == "Validate automatic: database does not exist"
            ? "Validate Automatic Bootstrap: Immuta Database Does Not Exist"
            : ExampleSpelling.GetValueOrDefault(tableName, tableName);
        return new TestRow(name, tableName, (string?)row["failureMessage"]);
    }
}
