using Pulumi.Automation;

namespace Immuta.Deploy;

/// <summary>Does one operation and shows it as it goes on.</summary>
internal static class StackOperation
{
    /// <summary>Runs it.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(DeploySettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        using var stack = await StackOpener.OpenAsync(settings, cancellationToken);
        var table = new EventTable(output);
        switch (settings.Operation)
        {
            case Operation.Preview:
                var preview = await stack.PreviewAsync(
                    new PreviewOptions { OnEvent = table.Show, Message = settings.Message, Json = settings.PlanFile is not null }, cancellationToken);
                if (settings.PlanFile is { } file)
                {
                    PlanFile.Write(file, preview.StandardOutput);
                }

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
}
