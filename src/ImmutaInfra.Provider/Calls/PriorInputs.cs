using Google.Protobuf.WellKnownTypes;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>The inputs in the state.</summary>
internal static class PriorInputs
{
    /// <summary>Those that are sent. Engines before the middle of 2023 send none: they are then what the outputs hold of them.</summary>
    public static ObjectValue Of(Plugin plugin, string type, Struct? inputs, ObjectValue outputs) =>
        StructReader.ReadOrNull(inputs)
        ?? new ObjectValue(outputs.Where(output => plugin.Provider.Schema.FindResource(type)?.Find(output.Key) is { IsComputed: false }));
}
