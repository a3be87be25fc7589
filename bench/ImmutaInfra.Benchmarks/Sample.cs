using System.Globalization;
using System.Text;

namespace ImmutaInfra.Benchmarks;

/// <summary>Configurations in the manner of those that people write: resources with comments, lists, objects, templates.</summary>
internal static class Sample
{
    /// <summary>A file of at least so many characters; ASCII, so that these are bytes, too.</summary>
    public static string File(int length)
    {
        var text = new StringBuilder(length + 1024);
        for (var i = 0; text.Length < length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                # The warehouse of team {{i}}.
                resource "immuta_snowflake_integration" "team_{{i}}" {
                  host                 = "account-{{i}}.snowflakecomputing.com"
                  port                 = 443
                  warehouse            = var.warehouses["team-{{i}}"].name
                  database             = "IMMUTA_${upper(local.team_names[{{i % 50}}])}"
                  autoBootstrap        = var.environment == "prod" ? true : false
                  audit = {
                    enabled  = true
                    interval = 60 * local.minutes
                  }
                  tags = merge(local.common_tags, {
                    team  = "team-{{i}}"
                    owner = lookup(var.owners, "team-{{i}}", "nobody")
                  })
                  regions = [for region in var.regions : lower(region.name) if region.enabled]

                  lifecycle {
                    ignore_changes = [tags]
                  }
                }


                """);
        }

        return text.ToString();
    }
}
