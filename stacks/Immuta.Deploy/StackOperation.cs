using Pulumi.Automation;
using Pulumi.Automation.Commands.Exceptions;

namespace Immuta.Deploy;

/// <summary>Does one operation and shows it as it goes on.</summary>
internal static class StackOperation
{
    /// <summary>Runs it.</summary>
    /// <param name="settings">What to do with which stack.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="cancellationToken">Kills pulumi.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(DeploySettings settings, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var comment = ReviewComment.Find(settings, output, error);
        using var stack = await StackOpener.OpenAsync(settings, cancellationToken);

        // A comment that is printed has standard output for itself.
        var table = new EventTable(string.Equals(settings.Comment, "stdout", StringComparison.OrdinalIgnoreCase) ? error : output);
        switch (settings.Operation)
        {
            case Operation.Preview:
                await PreviewAsync(stack, settings, table, comment, cancellationToken);
                return table.HasChanges && settings.DetailedExitCode ? ExitCodes.Changes : ExitCodes.Done;

            case Operation.Up:
                var up = await stack.UpAsync(new UpOptions { OnEvent = table.Show, Message = settings.Message }, cancellationToken);
                foreach (var (name, value) in up.Outputs.OrderBy(value => value.Key, StringComparer.Ordinal))
                {
                    output.WriteLine($"{name} = {(value.IsSecret ? "(secret)" : OutputText.Of(value.Value))}");
                }

                return ExitCodes.Done;

            case Operation.Refresh:
                await stack.RefreshAsync(new RefreshOptions { OnEvent = table.Show, Message = settings.Message }, cancellationToken);
                return ExitCodes.Done;

            case Operation.Destroy:
                await stack.DestroyAsync(new DestroyOptions { OnEvent = table.Show, Message = settings.Message }, cancellationToken);
                return ExitCodes.Done;

            default:
                // A refresh that is not carried out: what it would take into the state is what has drifted.
                await stack.RefreshAsync(new RefreshOptions { OnEvent = table.Show, PreviewOnly = true }, cancellationToken);
                output.WriteLine(table.HasChanges ? "There is drift." : "There is no drift.");
                return table.HasChanges ? ExitCodes.Changes : ExitCodes.Done;
        }
    }

    private static async Task PreviewAsync(
        WorkspaceStack stack, DeploySettings settings, EventTable table, ReviewComment? comment, CancellationToken cancellationToken)
    {
        var options = new PreviewOptions { OnEvent = table.Show, Message = settings.Message, Json = settings.PlanFile is not null || comment is not null };
        var project = (await stack.Workspace.GetProjectSettingsAsync(cancellationToken))?.Name;
        PreviewResult preview;
        try
        {
            preview = await stack.PreviewAsync(options, cancellationToken);
        }
        catch (CommandException failure) when (comment is not null && table.Said.HasErrors && failure is not (ConcurrentUpdateException or StackNotFoundException))
        {
            // An older comment would go on saying that all is well.
            await comment.PublishAsync(table.Said.ToJson(), project, settings.Stack, cancellationToken);
            throw;
        }

        if (settings.PlanFile is { } file)
        {
            PlanFile.Write(file, preview.StandardOutput);
        }

        if (comment is not null)
        {
            await comment.PublishAsync(preview.StandardOutput, project, settings.Stack, cancellationToken);
        }
    }
}
