using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Planning;

namespace ImmutaInfra.Reporting.Tests;

/// <summary>Plans made by hand.</summary>
internal static class Samples
{
    public static ResourceSchema Snowflake { get; } = ResourceSchema.For(
        "immuta:index:SnowflakeIntegration",
        "immuta_snowflake_integration",
        "A Snowflake account.",
        AttributeSchema.Text("host").Required().ReplaceBecause("Immuta holds one Snowflake integration per host"),
        AttributeSchema.Integer("port"),
        AttributeSchema.Text("warehouse").Required(),
        AttributeSchema.Text("database"),
        AttributeSchema.Text("password").Secret().NeverReadBack(),
        AttributeSchema.Of("oAuthClientConfig", AttributeType.ObjectOf(
            "SnowflakeOAuth", AttributeSchema.Text("clientId"), AttributeSchema.Text("clientSecret").Secret(), AttributeSchema.Text("provider"))),
        AttributeSchema.Of("userProfilePattern", AttributeType.ObjectOf("SnowflakePattern", AttributeSchema.Text("type"), AttributeSchema.Boolean("isActive"))),
        AttributeSchema.Of("excludedWarehouses", AttributeType.ListOf(AttributeType.Text)),
        AttributeSchema.Of("labels", AttributeType.MapOf(AttributeType.Text)),
        AttributeSchema.Text("setupScript"),
        AttributeSchema.Text("policy"),
        AttributeSchema.Text("integrationId").Computed(),
        AttributeSchema.Text("status").Computed());

    public static ObjectValue Analytics { get; } = new(
        ("host", "acme.snowflakecomputing.com"),
        ("port", 443),
        ("warehouse", "IMMUTA_WH"),
        ("database", "IMMUTA"),
        ("password", SecretValue.Of("hunter2")),
        ("oAuthClientConfig", new ObjectValue(("clientId", "immuta"), ("clientSecret", SecretValue.Of("s3cr3t")), ("provider", "okta"))),
        ("userProfilePattern", new ObjectValue(("type", "prefix"), ("isActive", true))),
        ("excludedWarehouses", ListValue.Of(["DEV_A", "DEV_B", "DEV_C", "DEV_D"])),
        ("labels", new ObjectValue(("costCenter", "4711"), ("team data", "governance"))),
        ("setupScript", "USE ROLE ACCOUNTADMIN;\nCREATE DATABASE IMMUTA;\nGRANT USAGE ON DATABASE IMMUTA TO ROLE A;\nGRANT OWNERSHIP TO ROLE A;\nSHOW TABLES;\nEXIT;\n"),
        ("policy", "{\"version\":1,\"rules\":[{\"name\":\"mask\",\"on\":true}]}"),
        ("integrationId", "7"),
        ("status", "enabled"));

    public static InstanceAddress Address(string name, InstanceKey? key = null, string type = "immuta_snowflake_integration", ModuleAddress? module = null) =>
        new ResourceAddress(module ?? ModuleAddress.Root, ResourceMode.Managed, type, name).Instance(key);

    public static ResourceChange Create(string name, ObjectValue? inputs = null, InstanceKey? key = null, ModuleAddress? module = null)
    {
        var wanted = (inputs ?? Analytics).With("status", Value.Unknown).With("integrationId", Value.Unknown);
        return Change(name, PlannedAction.Create, before: null, wanted, key, module);
    }

    public static ResourceChange Change(
        string name, PlannedAction action, ObjectValue? before, ObjectValue? after, InstanceKey? key = null, ModuleAddress? module = null) => new()
        {
            Address = Address(name, key, module: module),
            Urn = Urn.Create("dev", "demo", parent: null, "immuta:index:SnowflakeIntegration", name),
            Schema = Snowflake,
            Package = "immuta",
            Action = action,
            Id = action == PlannedAction.Create ? null : "7",
            Before = before,
            After = after,
        };

    public static ResourceChange UpdateOfMuch()
    {
        var after = Analytics
            .With("warehouse", "GOVERNANCE_WH")
            .With("database", Value.Null)
            .With("port", Value.Unknown)
            .With("password", SecretValue.Of("hunter3"))
            .With("oAuthClientConfig", new ObjectValue(("clientId", "immuta-eu"), ("clientSecret", SecretValue.Of("s3cr3t")), ("provider", "okta")))
            .With("excludedWarehouses", ListValue.Of(["DEV_A", "DEV_B", "DEV_X", "DEV_D", "DEV_E"]))
            .With("labels", new ObjectValue(("costCenter", "4711"), ("owner", "jo"), ("team data", "security")))
            .With("setupScript", "USE ROLE ACCOUNTADMIN;\nCREATE DATABASE IMMUTA;\nGRANT USAGE ON DATABASE IMMUTA TO ROLE A;\nGRANT OWNERSHIP TO ROLE B;\nSHOW TABLES;\nEXIT;\n")
            .With("policy", "{ \"version\": 2, \"rules\": [{\"name\":\"mask\",\"on\":true},{\"name\":\"row\",\"on\":false}] }")
            .With("status", Value.Unknown);
        return Change("analytics", PlannedAction.Update, Analytics, (ObjectValue)after);
    }

    public static ResourceChange MoveToOtherHost() =>
        Change("analytics", PlannedAction.DeleteThenCreate, Analytics, Analytics.With("host", "acme-eu.snowflakecomputing.com").With("status", Value.Unknown).With("integrationId", Value.Unknown)) with
        {
            Reason = ActionReason.ReplaceBecauseCannotUpdate,
            Changes =
            [
                new AttributeChange(
                    PropertyPath.Root.Member("host"), ChangeKind.Update, "acme.snowflakecomputing.com", "acme-eu.snowflakecomputing.com", "Immuta holds one Snowflake integration per host"),
            ],
            Notes = ["The deletion leaves the objects that Immuta made in Snowflake behind when the credentials no longer work; run the cleanup script then."],
        };

    public static Plan Plan(params ResourceChange[] changes) => new() { Project = "demo", Stack = "dev", Mode = PlanMode.Normal, Changes = changes };

    /// <summary>A bit of everything.</summary>
    public static Plan Mixed { get; } = Plan(
        UpdateOfMuch(),
        Change("branch", PlannedAction.NoOp, Analytics, Analytics, new InstanceKey(0)) with { PreviousAddress = Address("branch") },
        Change("branch", PlannedAction.Delete, new ObjectValue(("host", "b.example"), ("password", SecretValue.Of("x"))), null, new InstanceKey(3)) with { Reason = ActionReason.DeleteBecauseCountIndex },
        Change("legacy", PlannedAction.Update, Analytics.With("status", "createError"), Analytics) with { Reason = ActionReason.RepairFailedCreation },
        MoveToOtherHost() with { Address = Address("moved") },
        Create("new", new ObjectValue(("host", "n.example"), ("password", SecretValue.Of("x")), ("warehouse", Value.Unknown)), new InstanceKey("eu west")),
        Change("taken", PlannedAction.NoOp, Analytics, Analytics) with { ImportId = "12", Id = null },
        Create("inner", new ObjectValue(("host", "m.example"), ("warehouse", "W")), module: ModuleAddress.Root.Child("lake", new InstanceKey("a")))) with
    {
        Drift = [Change("analytics", PlannedAction.Update, Analytics, Analytics.With("warehouse", "SOMEBODYS_WH")), Change("gone", PlannedAction.Delete, Analytics, null)],
        Outputs =
        [
            new OutputChange("host", PlannedAction.Update, "acme.snowflakecomputing.com", "acme-eu.snowflakecomputing.com", false, "\"string\""),
            new OutputChange("id", PlannedAction.Create, null, Value.Unknown, false, null),
            new OutputChange("key", PlannedAction.Update, "old secret", "new secret", true, "\"string\""),
            new OutputChange("same", PlannedAction.NoOp, "x", "x", false, "\"string\""),
        ],
        Checks =
        [
            new CheckOutcome("resource", "immuta_snowflake_integration.branch[0]", CheckStatus.Pass, []),
            new CheckOutcome("resource", "immuta_snowflake_integration.branch[1]", CheckStatus.Fail, ["The host must be ours."]),
            new CheckOutcome("check", "check.health", CheckStatus.Unknown, []),
        ],
    };
}
