using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Validation;

/// <summary>Holds the arguments of provisioners to their types.</summary>
/// <remarks>Source: Terraform, "local-exec Provisioner".</remarks>
internal static class ProvisionerValidation
{
    private static readonly Dictionary<string, HclType> Types = new(StringComparer.Ordinal)
    {
        ["command"] = HclType.String,
        ["interpreter"] = HclType.List(HclType.String),
        ["working_dir"] = HclType.String,
        ["environment"] = HclType.Map(HclType.String),
        ["quiet"] = HclType.Bool,
    };

    /// <summary>Reports what is wrong with the arguments.</summary>
    /// <param name="block">The resource.</param>
    /// <param name="context">What names mean in its provisioners.</param>
    /// <param name="found">Takes the errors.</param>
    public static void Check(ResourceConfiguration block, EvaluationContext context, DiagnosticBag found)
    {
        foreach (var (name, argument) in block.Provisioners.SelectMany(provisioner => provisioner.Arguments))
        {
            var own = new DiagnosticBag();
            var value = argument.Evaluate(context, own);
            found.AddRange(own);
            if (!own.HasErrors && !Conversion.TryTo(value, Types[name], out _, out var failure))
            {
                found.Add(ValidationDiagnostics.WrongProvisionerArgument(argument.Expression.Span, name, failure.ToString()));
            }
        }
    }
}
