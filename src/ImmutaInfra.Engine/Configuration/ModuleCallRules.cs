using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Holds a module call to the variables of the module.</summary>
internal static class ModuleCallRules
{
    /// <summary>Reports arguments that the module does not have, and those it needs and does not get.</summary>
    /// <param name="call">The call.</param>
    /// <param name="caller">The module that it stands in.</param>
    /// <param name="child">The module that is called.</param>
    /// <param name="diagnostics">Takes the mistakes.</param>
    public static void Check(ModuleCallConfiguration call, ModuleConfiguration caller, ModuleConfiguration child, DiagnosticBag diagnostics)
    {
        foreach (var alias in child.RequiredProviders.Values.SelectMany(required => required.Aliases).Where(alias => !call.Providers.ContainsKey(alias)))
        {
            diagnostics.Add(ConfigurationDiagnostics.MissingProvider(call, alias));
        }

        var handedDown = caller.RequiredProviders.Values.SelectMany(required => required.Aliases).ToHashSet(StringComparer.Ordinal);
        foreach (var given in call.Providers.Values.Where(given =>
            given.Alias is not null && !caller.Providers.ContainsKey(given.ToString()) && !handedDown.Contains(given.ToString())))
        {
            diagnostics.Add(ConfigurationDiagnostics.UndeclaredProvider(call, given));
        }

        foreach (var (inner, given) in call.Providers)
        {
            var (theirs, ours) = (Source(child, inner.Split('.')[0]), Source(caller, given.LocalName));
            if (theirs is not null && ours is not null && theirs != ours)
            {
                diagnostics.Add(ProviderDiagnostics.OtherProvider(given, ours, inner, theirs, call.Span));
            }
        }

        foreach (var argument in call.Arguments.Values.Where(argument => !child.Variables.ContainsKey(argument.Name)))
        {
            diagnostics.Add(ConfigurationDiagnostics.UnsupportedModuleArgument(call, argument, child.Variables.Keys));
        }

        foreach (var variable in child.Variables.Values.Where(variable => variable.Default is null && !call.Arguments.ContainsKey(variable.Name)))
        {
            diagnostics.Add(ConfigurationDiagnostics.MissingModuleArgument(call, variable));
        }
    }

    // Where a module does not say what it means by a name, it means a provider that Terraform's makers make; ours is known by its name alone.
    private static string? Source(ModuleConfiguration module, string name) =>
        module.RequiredProviders.GetValueOrDefault(name)?.Source ?? (name == "immuta" ? null : $"hashicorp/{name}");
}
