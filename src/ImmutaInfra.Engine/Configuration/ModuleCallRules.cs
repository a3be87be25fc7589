using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Holds a module call to the variables of the module.</summary>
internal static class ModuleCallRules
{
    /// <summary>Reports arguments that the module does not have, and those it needs and does not get.</summary>
    public static void Check(ModuleCallConfiguration call, ModuleConfiguration child, DiagnosticBag diagnostics)
    {
        foreach (var argument in call.Arguments.Values.Where(argument => !child.Variables.ContainsKey(argument.Name)))
        {
            diagnostics.Add(ConfigurationDiagnostics.UnsupportedModuleArgument(call, argument, child.Variables.Keys));
        }

        foreach (var variable in child.Variables.Values.Where(variable => variable.Default is null && !call.Arguments.ContainsKey(variable.Name)))
        {
            diagnostics.Add(ConfigurationDiagnostics.MissingModuleArgument(call, variable));
        }
    }
}
