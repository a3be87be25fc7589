using Immuta.Production;
using Pulumi.Automation;

namespace Immuta.Deploy;

/// <summary>Opens the stack that the settings name.</summary>
internal static class StackOpener
{
    /// <summary>Opens it; disposing the stack disposes its workspace. Only what sets things up makes a new stack.</summary>
    /// <exception cref="UsageException">There is no Pulumi.yaml in the folder.</exception>
    public static async Task<WorkspaceStack> OpenAsync(DeploySettings settings, CancellationToken cancellationToken)
    {
        // It is needed for the program in this process, too: it says where the plugin is.
        if (!File.Exists(Path.Combine(settings.Folder, "Pulumi.yaml")))
        {
            throw new UsageException($"There is no Pulumi.yaml in {settings.Folder}: name the folder with --folder.");
        }

        var isNewWelcome = settings.Operation is Operation.Preview or Operation.Up;
        if (settings.Program is ProgramKind.Inline)
        {
            var inline = new InlineProgramArgs(settings.Project, settings.Stack, PulumiFn.Create(ProductionProgram.Define))
            {
                WorkDir = settings.Folder,
                EnvironmentVariables = VariablesOf(settings),
            };
            return await (isNewWelcome
                ? LocalWorkspace.CreateOrSelectStackAsync(inline, cancellationToken)
                : LocalWorkspace.SelectStackAsync(inline, cancellationToken));
        }

        var local = new LocalProgramArgs(settings.Stack, settings.Folder) { EnvironmentVariables = VariablesOf(settings) };
        return await (isNewWelcome
            ? LocalWorkspace.CreateOrSelectStackAsync(local, cancellationToken)
            : LocalWorkspace.SelectStackAsync(local, cancellationToken));
    }

    /// <summary>What pulumi gets beside the variables of this process, which it has anyhow.</summary>
    private static Dictionary<string, string?> VariablesOf(DeploySettings settings) =>
        settings.BackendUrl is null ? [] : new() { ["PULUMI_BACKEND_URL"] = settings.BackendUrl };
}
