using System.Text.Json;

namespace Immuta.Deploy;

/// <summary>An output of a stack on one line.</summary>
internal static class OutputText
{
    /// <summary>A text as it is, everything else as JSON. The Automation API gives objects as dictionaries.</summary>
    public static string Of(object? value) => value as string ?? JsonSerializer.Serialize(value);
}
