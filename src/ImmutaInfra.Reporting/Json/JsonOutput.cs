using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Opens JSON writers and writes what all JSON of ours has in common.</summary>
public static class JsonOutput
{
    /// <summary>A writer that leaves its text writer open.</summary>
    public static JsonTextWriter Open(TextWriter output, bool isIndented) => new(output)
    {
        CloseOutput = false,
        AutoCompleteOnClose = false,
        Formatting = isIndented ? Formatting.Indented : Formatting.None,
    };

    /// <summary>Writes a name and a text.</summary>
    public static void Member(this JsonWriter writer, string name, string? text)
    {
        writer.WritePropertyName(name);
        writer.WriteValue(text);
    }

    /// <summary>Writes a name and a truth value.</summary>
    public static void Member(this JsonWriter writer, string name, bool value)
    {
        writer.WritePropertyName(name);
        writer.WriteValue(value);
    }

    /// <summary>Writes a name and a number.</summary>
    public static void Member(this JsonWriter writer, string name, long value)
    {
        writer.WritePropertyName(name);
        writer.WriteValue(value);
    }

    /// <summary>Writes a name and a list.</summary>
    public static void List<T>(this JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (var item in items)
        {
            write(item);
        }

        writer.WriteEndArray();
    }
}
