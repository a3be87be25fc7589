using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What only the root module may say, and what only it may not.</summary>
internal static class RootRules
{
    /// <summary>Reports what a module says and may not.</summary>
    public static void Check(ModuleConfiguration module, DiagnosticBag diagnostics)
    {
        if (!module.Address.IsRoot)
        {
            foreach (var import in module.Imports)
            {
                diagnostics.Add(RefactoringDiagnostics.ImportInModule(import.Span, module.Address.ToString()));
            }

            return;
        }

        foreach (var output in module.Outputs.Values.Where(output => output.IsEphemeral))
        {
            diagnostics.Add(ConfigurationDiagnostics.EphemeralRootOutput(output.Span));
        }
    }
}
