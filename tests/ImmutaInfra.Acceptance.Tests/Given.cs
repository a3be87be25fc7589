namespace ImmutaInfra.Acceptance.Tests;

/// <summary>Small configurations.</summary>
internal static class Given
{
    public const string Provider = """
        terraform {
          required_providers {
            immuta = { source = "pulumi/immuta", version = "0.1.0" }
          }
        }

        provider "immuta" {}

        """;

    public const string Redshift = """
        resource "immuta_redshift_integration" "warehouse" {
          host                = "finance.redshift.amazonaws.com"
          database            = "immuta"
          initial_database    = "dev"
          authentication_type = "userPassword"
          username            = "immuta_setup"
          password            = "planted-redshift-password"
          auto_bootstrap      = true
        }

        """;

    public const string S3 = """
        resource "immuta_s3_integration" "lake" {
          name                = "lake"
          aws_account_id      = "012345678901"
          aws_region          = "eu-central-1"
          aws_location_role   = "arn:aws:iam::012345678901:role/grants"
          aws_location_path   = "s3://acme-lake/"
          aws_role_to_assume  = "arn:aws:iam::012345678901:role/immuta"
          authentication_type = "auto"
          auto_bootstrap      = false
        }

        """;

    public const string Trino = """
        resource "immuta_trino_integration" "starburst" {}

        """;

    /// <summary>A Databricks integration that depends on the Redshift one.</summary>
    public const string Databricks = """
        resource "immuta_databricks_integration" "lakehouse" {
          workspace_url       = "adb-1.azuredatabricks.net"
          http_path           = "/sql/1.0/warehouses/w1"
          authentication_type = "token"
          token               = "planted-databricks-token"
          catalog             = "immuta"
          auto_bootstrap      = true
          group_pattern       = { deny = "exempt-${immuta_redshift_integration.warehouse.integration_id}" }
        }

        """;
}
