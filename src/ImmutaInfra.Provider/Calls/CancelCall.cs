using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Provider.Hosting;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Stops what is under way and answers at once.</summary>
internal static class CancelCall
{
    public static Task<Empty> AnswerAsync(Plugin plugin)
    {
        // What the calls do on their way out is not waited for.
        _ = plugin.Running.StopAsync();
        return Task.FromResult(new Empty());
    }
}
