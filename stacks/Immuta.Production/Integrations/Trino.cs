using Pulumi;
using Pulumi.Immuta;

namespace Immuta.Production.Integrations;

/// <summary>Trino or Starburst: Immuta makes a key, and the cluster's plug-in logs in with it.</summary>
internal static class Trino
{
    public static TrinoIntegration Declare(CustomResourceOptions options) =>
        new("starburst", new TrinoIntegrationArgs(), options);
}
