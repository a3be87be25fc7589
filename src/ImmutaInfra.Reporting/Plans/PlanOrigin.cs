namespace ImmutaInfra.Reporting.Plans;

/// <summary>Which program has planned.</summary>
public enum PlanOrigin
{
    /// <summary>This one.</summary>
    ImmutaInfra,

    /// <summary><c>pulumi preview --json</c>.</summary>
    Pulumi,

    /// <summary>Terraform, or another program that writes its JSON plan representation.</summary>
    Terraform,
}
