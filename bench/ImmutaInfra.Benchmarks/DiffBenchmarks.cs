using BenchmarkDotNet.Attributes;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Benchmarks;

/// <summary>Comparing the inputs of one Snowflake integration with what is wanted.</summary>
[MemoryDiagnoser]
public class DiffBenchmarks
{
    private readonly ObjectValue _prior = new(
        ("host", "acme.snowflakecomputing.com"),
        ("warehouse", "GOVERNANCE"),
        ("database", "IMMUTA"),
        ("authenticationType", "userPassword"),
        ("username", "IMMUTA_SETUP"),
        ("password", SecretValue.Of("not-a-secret")),
        ("role", "ACCOUNTADMIN"),
        ("autoBootstrap", true),
        ("audit", new ObjectValue(("enabled", true))),
        ("lineage", new ObjectValue(("enabled", false))));

    private IReadOnlyList<AttributeSchema> _attributes = [];
    private ObjectValue _wanted = ObjectValue.Empty;

    /// <summary>What differs.</summary>
    [Params("nothing", "warehouse", "host")]
    public string Change { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var provider = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null);
        _attributes = provider.Schema.FindResource("immuta:index:SnowflakeIntegration")!.Attributes;
        _wanted = Change == "nothing" ? new ObjectValue(_prior) : _prior.With(Change, "another");
    }

    [Benchmark]
    public ResourceDiff Diff() => ResourceDiff.Between(_attributes, _prior, _wanted, deleteFirst: false);
}
