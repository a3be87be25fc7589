using System.Text.RegularExpressions;
using ImmutaInfra.Api.Tests;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Resources;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;
using Inputs = ImmutaInfra.Resources.Tests.Given;

namespace ImmutaInfra.Acceptance.Tests.Watching;

/// <summary>Each attribute of each type is changed behind everybody's back, one at a time: it is found and named, or it stands in the
/// documentation as one that Immuta never shows.</summary>
public sealed partial class EveryAttributeTests
{
    private static readonly Dictionary<string, ObjectValue> Variants = new()
    {
        ["AzureSynapse"] = Inputs.Synapse,
        ["Databricks"] = Inputs.Databricks,
        ["BigQuery"] = Inputs.BigQuery,
        ["S3"] = Inputs.S3,
        ["Redshift"] = Inputs.Redshift,
        ["Redshift okta"] = Inputs.RedshiftOkta,
        ["Snowflake"] = Inputs.Snowflake,
        ["Snowflake keyPair"] = Inputs.SnowflakeKeyPair,
        ["Snowflake oAuth"] = Inputs.SnowflakeOAuth,
        ["Trino"] = Inputs.Trino,
    };

    private static IEnumerable<string> Names => Variants.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task A_change_of_an_attribute_is_found_and_named(string variant)
    {
        var token = Inputs.Token(variant.Split(' ')[0]);
        var clock = new HurryingClock();
        await using var tenant = await WatchedTenant.StartAsync(clock);
        await tenant.AddAsync(("one", token, Variants[variant].With("extraConfig", new ObjectValue(("newThing", "old")))));
        var (id, hidden) = (tenant.Records[0].Id, DocumentedAsHidden(SchemaOf(token).HclType));
        var wrong = new List<string>();
        foreach (var (path, hcl, value) in Leaves(SchemaOf(token).Inputs, [], "").Append((["newThing"], "extra_config.newThing", "new")))
        {
            var before = (JObject)(await tenant.ReadAsync(id))["config"]!;
            if (before.SelectToken(string.Join('.', path)) is { Type: JTokenType.String } old && old.ToString() == value.ToString())
            {
                continue;
            }

            await tenant.EditAsync(id, new JObject { ["config"] = Nested(path, value) });
            var found = (await tenant.LookAsync()).Findings;
            var named = found.SelectMany(finding => finding.Changes).Select(change => HclOf(SchemaOf(token), change.Path)).ToList();
            var isNamed = found is [{ Kind: DriftKind.Changed, Changes.Length: 1 }] && (named[0] == hcl || hcl.StartsWith($"{named[0]}.", StringComparison.Ordinal));
            if (isNamed == hidden.Contains(hcl) || (!isNamed && found.Count > 0))
            {
                wrong.Add($"{hcl}: found {string.Join(", ", named.DefaultIfEmpty("nothing"))}");
            }

            // A patch adds to an object; to have it as it was, it has to go first.
            await tenant.EditAsync(id, new JObject { ["config"] = Nested(path[..1], JValue.CreateNull()) });
            await tenant.EditAsync(id, new JObject { ["config"] = Nested(path[..1], before[path[0]]?.DeepClone() ?? JValue.CreateNull()) });
            (await tenant.LookAsync()).Findings.SelectMany(finding => finding.Changes).Select(change => change.ToString()).Should().BeEmpty("all is as before once {0} is", hcl);
        }

        wrong.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Names))]
    public void What_is_documented_as_never_shown_is_an_attribute(string variant)
    {
        var schema = SchemaOf(Inputs.Token(variant.Split(' ')[0]));

        DocumentedAsHidden(schema.HclType).Should().BeSubsetOf(Leaves(schema.Inputs, [], "").Select(leaf => leaf.Hcl));
    }

    [Test]
    public async Task A_key_that_was_made_anew_is_found()
    {
        await using var tenant = await WatchedTenant.StartAsync(new HurryingClock());
        await tenant.AddAsync(("one", Inputs.Token("Trino"), ObjectValue.Empty));
        await tenant.PostAsync($"integrations/{tenant.Records[0].Id}/regenerate");

        var round = await tenant.LookAsync();

        round.Findings.Should().ContainSingle().Which.Changes.Should().ContainSingle().Which.Path.ToString().Should().Be("apiKey");
    }

    /// <summary>The table of docs/drift.md.</summary>
    private static HashSet<string> DocumentedAsHidden(string type)
    {
        var row = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "drift.md")).SingleOrDefault(line => line.StartsWith($"| `{type}` |", StringComparison.Ordinal));
        return row is null ? [] : [.. CodeSpan().Matches(row).Skip(1).Select(match => match.Groups[1].Value)];
    }

    private static ResourceSchema SchemaOf(string token) =>
        ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null).Schema.FindResource(token)!;

    private static string HclOf(ResourceSchema schema, PropertyPath path)
    {
        var names = new List<string>();
        IReadOnlyList<AttributeSchema> attributes = schema.Attributes;
        foreach (var name in path.Segments.Cast<string>())
        {
            var attribute = attributes.FirstOrDefault(each => each.Name == name);
            names.Add(attribute?.HclName ?? name);
            attributes = attribute?.Type.Attributes ?? [];
        }

        return string.Join('.', names);
    }

    /// <summary>Each attribute that holds no others, and another value for it. Who sets the platform up cannot be changed at all.</summary>
    private static IEnumerable<(string[] Path, string Hcl, JToken Value)> Leaves(IEnumerable<AttributeSchema> attributes, string[] outer, string hcl)
    {
        foreach (var attribute in attributes.Where(each => each is { IsSteering: false, IsComputed: false, Name: not ("autoBootstrap" or "extraConfig") }))
        {
            string[] path = [.. outer, attribute.Name];
            var name = hcl.Length == 0 ? attribute.HclName : $"{hcl}.{attribute.HclName}";
            if (attribute.Type.Kind == AttributeKind.Object)
            {
                foreach (var leaf in Leaves(attribute.Type.Attributes, path, name))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return (path, name, attribute.Type.Kind switch
                {
                    AttributeKind.Integer or AttributeKind.Number => 4711,
                    AttributeKind.Boolean => true,
                    AttributeKind.List when attribute.Type.Element!.Kind == AttributeKind.Text => new JArray("somebody"),
                    AttributeKind.List => new JArray(new JObject { ["somebody"] = "else" }),
                    _ => attribute.AcceptedValues.Count > 1 ? attribute.AcceptedValues[^1] : "somebody-else",
                });
            }
        }
    }

    private static JObject Nested(string[] path, JToken value) =>
        new() { [path[0]] = path.Length == 1 ? value : Nested(path[1..], value) };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
