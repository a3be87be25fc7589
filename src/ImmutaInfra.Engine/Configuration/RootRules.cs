using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>What only the root module may say, what only it may not, and what every module must have declared.</summary>
internal static class RootRules
{
    /// <summary>Reports what a module says and may not.</summary>
    /// <param name="module">The module.</param>
    /// <param name="handedDown">The providers that its caller hands it, by the names they have in it.</param>
    /// <param name="diagnostics">Takes the mistakes.</param>
    public static void Check(ModuleConfiguration module, IEnumerable<string> handedDown, DiagnosticBag diagnostics)
    {
        CheckProviders(module, handedDown, diagnostics);
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

    // A provider without an alias needs no block; one with an alias is declared, required or handed down.
    private static void CheckProviders(ModuleConfiguration module, IEnumerable<string> handedDown, DiagnosticBag diagnostics)
    {
        var known = module.Providers.Keys
            .Concat(module.RequiredProviders.Values.SelectMany(required => required.Aliases))
            .Concat(handedDown)
            .ToHashSet(StringComparer.Ordinal);
        diagnostics.AddRange(module.Resources.Values
            .Where(resource => resource.Provider.Alias is not null && !known.Contains(resource.Provider.ToString()))
            .Select(resource => ProviderDiagnostics.NotPresent(resource.Provider, resource.Span)));
    }
}
