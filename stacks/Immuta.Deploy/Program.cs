using Immuta.Deploy;

using var stop = new CancellationTokenSource();
var interrupts = 0;
Console.CancelKeyPress += (_, press) =>
{
    // The terminal tells pulumi of Ctrl-C, too, and pulumi then ends what it has begun and frees the stack. So the first one is
    // left to it; cancelling here would kill it in the middle.
    press.Cancel = true;
    if (++interrupts > 1)
    {
        stop.Cancel();
    }
};

try
{
    var settings = DeploySettings.Read(args);
    return await StackOperation.RunAsync(settings, Console.Out, Console.Error, stop.Token);
}
catch (Exception failure) when (Failures.Explain(failure) is { } explained)
{
    // A run that was interrupted ends as such, whatever pulumi makes of it.
    Console.Error.WriteLine(explained.Message);
    return interrupts > 0 ? ExitCodes.Interrupted : explained.ExitCode;
}
