using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Provider.Hosting;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Stops what is under way and answers at once.</summary>
internal static class CancelCall
{
    public static async Task<Empty> AnswerAsync(Plugin plugin)
    {
        await plugin.Running.StopAsync();
        return new Empty();
    }
}
