using System.Collections.Concurrent;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Hcl.Functions;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>The functions that a module can call: those of the language, and those of providers that it requires.</summary>
internal static class ModuleFunctions
{
    // A name is all that two tables can differ in.
    private static readonly ConcurrentDictionary<string, FunctionTable> WithProvider = new(StringComparer.Ordinal);

    /// <summary>The table for a module.</summary>
    public static FunctionTable Of(ModuleConfiguration module)
    {
        foreach (var required in module.RequiredProviders.Values)
        {
            if (required.Source == TerraformBuiltIns.Source)
            {
                return WithProvider.GetOrAdd(
                    required.LocalName, name => FunctionTable.Terraform.With(TerraformProviderFunctions.Under(name)));
            }
        }

        return FunctionTable.Terraform;
    }
}
