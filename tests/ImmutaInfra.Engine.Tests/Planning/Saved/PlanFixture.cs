using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Saved;
using ImmutaInfra.Engine.Tests.Programs;
using ImmutaInfra.Engine.Tests.State;

namespace ImmutaInfra.Engine.Tests.Planning.Saved;

/// <summary>A program whose plan has every kind of change, and files to save plans in.</summary>
internal sealed class PlanFixture : IDisposable
{
    public const string Password = "hunter2-planted";
    public const string NewPassword = "rotated-planted";
    public const string Before =
        """
        variable "warehouse" {
          type    = string
          default = "WH"
        }
        variable "pw" {
          type      = string
          sensitive = true
          default   = "hunter2-planted"
        }
        resource "immuta_redshift_integration" "kept" {
          host = "kept.example.com"
        }
        resource "immuta_redshift_integration" "moved_away" {
          host     = "old.example.com"
          password = var.pw
        }
        resource "immuta_snowflake_integration" "changed" {
          host      = "sf.example.com"
          warehouse = var.warehouse
          password  = var.pw
        }
        resource "immuta_snowflake_integration" "gone" {
          host     = "gone.example.com"
          password = var.pw
        }
        output "id" {
          value = immuta_redshift_integration.moved_away.integration_id
        }
        """;

    public static readonly string After =
        """
        output "pw" {
          value     = var.pw
          sensitive = true
        }
        resource "immuta_redshift_integration" "made" {
          for_each        = toset(["a.b", "c"])
          host            = "${each.key}.example.com"
          immuta_database = "db-${immuta_redshift_integration.moved_away.integration_id}"
          impersonation {
            enabled = true
            role    = "r"
          }
        }
        """ + "\n" + Before[..Before.IndexOf("resource \"immuta_snowflake_integration\" \"gone\"", StringComparison.Ordinal)]
            .Replace("old.example", "new.example", StringComparison.Ordinal)
            .Replace("default = \"WH\"", "default = \"WH2\"", StringComparison.Ordinal)
            .Replace(Password, NewPassword, StringComparison.Ordinal)
        + Before[Before.IndexOf("output \"id\"", StringComparison.Ordinal)..];

    public ProgramFixture Program { get; } = new();

    public string File => Path.Combine(Program.Folder, "..", "change.plan");

    public void Dispose() => Program.Dispose();

    /// <summary>Applies the program before and plans the one after.</summary>
    public async Task<SavedPlan> GivenAsync()
    {
        await Program.ApplyAsync(Before);
        Program.Write(After);
        return await PlanAsync();
    }

    public async Task<SavedPlan> PlanAsync(PlanOptions? options = null)
    {
        var run = await Program.PlanAsync(options);
        run.Plan.HasErrors.Should().BeFalse();
        return new SavedPlan
        {
            Plan = run.Plan,
            Options = run.Request.Options,
            Basis = Program.Basis,
            PlannedAt = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero),
            ProgramVersion = "0.1.0",
        };
    }

    public async Task<string> SaveAsync(SavedPlan saved) =>
        new SavedPlanWriter(Program.Store).Write(saved, (await Program.Store.FindAsync(StackFixture.Dev))?.Snapshot.Secrets, File);

    public SavedPlan Read() => new SavedPlanReader(Program.Store, Program.Cloud).Read(File);

    /// <summary>The code of what reading the file ends with, or null.</summary>
    public string? ReadCode() => CodeOf(() => Read());

    /// <summary>The code of what an action ends with, or null.</summary>
    public static string? CodeOf(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (DiagnosticException problem)
        {
            return problem.Diagnostics.Should().ContainSingle().Which.Code;
        }
    }
}
