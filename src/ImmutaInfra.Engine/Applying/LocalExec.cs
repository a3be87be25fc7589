using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Applying;

/// <summary>Runs the command of a <c>provisioner "local-exec"</c>.</summary>
/// <remarks>Source: Terraform 1.11, "local-exec Provisioner". Other than there, the command does not inherit what is this program's own secret: keys
/// for providers, the passphrase, values for variables, and addresses of backends, which may hold a password.</remarks>
internal static class LocalExec
{
    private const int LongestOutput = 8 * 1024;

    private static readonly string[] Withheld = ["PULUMI_CONFIG_PASSPHRASE", "PULUMI_ACCESS_TOKEN", "PULUMI_BACKEND_URL", "IMMUTAINFRA_BACKEND_URL"];

    /// <summary>Runs commands one after the other, each to its end, until one fails that must not.</summary>
    /// <param name="provisioners">What to run.</param>
    /// <param name="findContext">Says what names mean in their arguments, <c>self</c> among them; asked only where there is something to run.</param>
    /// <param name="walk">What every walk shares.</param>
    /// <param name="address">The instance they are run for.</param>
    /// <param name="found">Takes the messages; those of commands that may fail are warnings.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <returns>Whether all went well that must.</returns>
    public static async Task<bool> RunAsync(
        IEnumerable<ProvisionerConfiguration> provisioners,
        Func<EvaluationContext> findContext,
        WalkContext walk,
        InstanceAddress address,
        DiagnosticBag found,
        CancellationToken cancellationToken)
    {
        foreach (var provisioner in provisioners)
        {
            var own = new DiagnosticBag();
            var isDone = await RunAsync(provisioner, findContext(), walk, address, own, cancellationToken);
            found.AddRange(provisioner.ContinuesOnFailure ? own.Select(problem => problem with { Severity = Severity.Warning }) : own);
            if (!isDone && !provisioner.ContinuesOnFailure)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<bool> RunAsync(
        ProvisionerConfiguration provisioner, EvaluationContext context, WalkContext walk, InstanceAddress address, DiagnosticBag found, CancellationToken cancellationToken)
    {
        var folder = walk.Functions.BaseDirectory;
        var secretVariables = walk.Providers.SecretVariables;
        var own = new DiagnosticBag();
        var command = Read(provisioner, "command", HclType.String, context, own);
        var interpreter = Read(provisioner, "interpreter", HclType.List(HclType.String), context, own);
        var environment = Read(provisioner, "environment", HclType.Map(HclType.String), context, own);
        var workingFolder = Read(provisioner, "working_dir", HclType.String, context, own);
        found.AddRange(own);
        if (own.HasErrors || command is null)
        {
            return false;
        }

        // What is sensitive may be echoed by the command.
        var isSensitive = new[] { command, interpreter, environment, workingFolder }.Any(value => value is not null && value.DeepMarks != HclMarks.None);
        var text = command.UnmarkDeep().AsString();
        string[] words = [.. interpreter?.UnmarkDeep().Elements.Select(word => word.AsString()) ?? Shell(), text];
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = workingFolder is null ? folder : Path.Combine(folder, workingFolder.UnmarkDeep().AsString()),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TF_VAR_", StringComparison.Ordinal) || Withheld.Contains(name) || secretVariables.Contains(name)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment?.UnmarkDeep().Entries ?? [])
        {
            start.Environment[name] = value.AsString();
        }

        var (status, output) = await RunAsync(start, cancellationToken);
        if (status != 0)
        {
            found.Add(ApplyDiagnostics.CommandFailed(address, provisioner.Span, isSensitive ? null : text, status, isSensitive ? null : output));
        }

        return status == 0;
    }

    private static string[] Shell() => OperatingSystem.IsWindows() ? ["cmd", "/C"] : ["/bin/sh", "-c"];

    private static async Task<(int? Status, string Output)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = new StringBuilder();
            var reading = Task.WhenAll(CopyAsync(process.StandardOutput, output), CopyAsync(process.StandardError, output));
            try
            {
                await process.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            await reading;
            return (process.ExitCode, output.ToString());
        }
        catch (Win32Exception exception)
        {
            return (null, exception.Message);
        }
    }

    private static async Task CopyAsync(TextReader from, StringBuilder to)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (to)
            {
                if (to.Length < LongestOutput)
                {
                    to.AppendLine(line);
                }
            }
        }
    }

    private static HclValue? Read(ProvisionerConfiguration provisioner, string name, HclType type, EvaluationContext context, DiagnosticBag found)
    {
        if (!provisioner.Arguments.TryGetValue(name, out BodyAttribute? argument))
        {
            return null;
        }

        var value = argument.Evaluate(context, found);
        if (value.IsNull || !value.IsKnown || !Conversion.TryTo(value, type, out var converted, out _))
        {
            if (!found.HasErrors && !value.IsNull)
            {
                found.Add(ApplyDiagnostics.InvalidCommandArgument(argument, type.ToString()));
            }

            return null;
        }

        return converted;
    }
}
