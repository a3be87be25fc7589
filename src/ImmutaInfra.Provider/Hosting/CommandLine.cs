namespace ImmutaInfra.Provider.Hosting;

/// <summary>What the engine starts a plugin with: flags, then its address.</summary>
internal static class CommandLine
{
    /// <summary>The engine's address, or null. Flags mean nothing here; <c>--tracing</c> has a value behind it.</summary>
    public static string? EngineAddress(IReadOnlyList<string> arguments)
    {
        string? address = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is "--tracing" or "-tracing")
            {
                i++;
            }
            else if (!arguments[i].StartsWith('-'))
            {
                address = arguments[i];
            }
        }

        return address;
    }
}
