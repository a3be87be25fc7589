using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Text;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Writes one message in the shape of <c>terraform validate -json</c>, with our code and hint beside.</summary>
/// <remarks>Source: Terraform 1.11, "terraform validate", "JSON Output Format", and what the program prints: offsets and bytes count
/// UTF-8, columns count grapheme clusters.</remarks>
internal static class DiagnosticJson
{
    /// <summary>Writes the message as an object.</summary>
    public static void Write(JsonWriter writer, Diagnostic diagnostic, SourceTexts sources)
    {
        writer.WriteStartObject();
        writer.Member("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
        writer.Member("summary", diagnostic.Summary);
        writer.Member("detail", diagnostic.Detail);
        if (diagnostic.Address is not null)
        {
            writer.Member("address", diagnostic.Address);
        }

        writer.Member("code", diagnostic.Code);
        if (diagnostic.Hint is not null)
        {
            writer.Member("hint", diagnostic.Hint);
        }

        if (diagnostic.Attribute is not null)
        {
            writer.Member("attribute", diagnostic.Attribute);
        }

        if (diagnostic.At is { } at)
        {
            var source = sources.Find(at.File);
            WriteRange(writer, at, source);
            if (source is not null && at.Start.Line <= source.LineCount)
            {
                WriteSnippet(writer, diagnostic, at, source);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The place; one of no width is made one character wide, as there would be nothing to show otherwise.</summary>
    private static void WriteRange(JsonWriter writer, SourceSpan at, SourceText? source)
    {
        var (start, end) = (source?.BytesBefore(at.Start) ?? at.Start.Offset, source?.BytesBefore(at.End) ?? at.End.Offset);
        var isEmpty = at.Start == at.End;
        writer.WritePropertyName("range");
        writer.WriteStartObject();
        writer.Member("filename", at.File);
        WritePosition(writer, "start", at.Start, start);
        WritePosition(writer, "end", isEmpty ? at.End with { Column = at.End.Column + 1 } : at.End, isEmpty ? end + 1 : end);
        writer.WriteEndObject();
    }

    private static void WritePosition(JsonWriter writer, string name, SourcePosition position, int bytesBefore)
    {
        writer.WritePropertyName(name);
        writer.WriteStartObject();
        writer.Member("line", position.Line);
        writer.Member("column", position.Column);
        writer.Member("byte", bytesBefore);
        writer.WriteEndObject();
    }

    private static void WriteSnippet(JsonWriter writer, Diagnostic diagnostic, SourceSpan at, SourceText source)
    {
        var shown = diagnostic.Context is { } context && context.File == at.File ? SourceSpan.Over(at, context) : at;
        var last = shown.End.Line > shown.Start.Line && shown.End.Column <= 1 ? shown.End.Line - 1 : shown.End.Line;
        var code = new StringBuilder(source.Shown(shown.Start.Line).Text);
        for (var line = shown.Start.Line + 1; line <= Math.Min(last, source.LineCount); line++)
        {
            code.Append('\n').Append(source.Shown(line).Text);
        }

        var text = code.ToString();
        var longest = Encoding.UTF8.GetByteCount(text);
        var before = source.BytesBefore(shown.Start.Line);
        var start = source.StartOf(shown.Start.Line);
        var from = source.BytesBefore(at.Start) - before + source.GrowthOfMasked(start, at.Start.Offset);
        var to = from + Math.Max(source.BytesBefore(at.End) - source.BytesBefore(at.Start) + source.GrowthOfMasked(at.Start.Offset, at.End.Offset), 1);
        writer.WritePropertyName("snippet");
        writer.WriteStartObject();
        writer.Member("context", source.Outline.HeaderAt(at.Start));
        writer.Member("code", text);
        writer.Member("start_line", shown.Start.Line);
        writer.Member("highlight_start_offset", Math.Clamp(from, 0, longest));
        writer.Member("highlight_end_offset", Math.Clamp(to, 0, longest));
        WriteFacts(writer, diagnostic);
        writer.WriteEndObject();
    }

    private static void WriteFacts(JsonWriter writer, Diagnostic diagnostic)
    {
        writer.WritePropertyName("values");
        writer.WriteStartArray();
        foreach (var (traversal, statement) in diagnostic.Values)
        {
            writer.WriteStartObject();
            writer.Member("traversal", traversal);
            writer.Member("statement", statement);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (diagnostic.Function is { } function)
        {
            writer.WritePropertyName("function_call");
            writer.WriteStartObject();
            writer.Member("called_as", function.CalledAs);
            writer.WritePropertyName("signature");
            writer.WriteRawValue(function.Description);
            writer.WriteEndObject();
        }
    }
}
