using System.Text;
using System.Text.RegularExpressions;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Reporting.Text;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Json;

/// <summary>Writes one message in the shape of <c>terraform validate -json</c>, with our code and hint beside.</summary>
/// <remarks>Source: Terraform 1.11, "terraform validate", "JSON Output Format", and what the program prints: offsets and bytes count
/// UTF-8, columns count grapheme clusters.</remarks>
internal static partial class DiagnosticJson
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
                WriteSnippet(writer, at, source);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteRange(JsonWriter writer, SourceSpan at, SourceText? source)
    {
        writer.WritePropertyName("range");
        writer.WriteStartObject();
        writer.Member("filename", at.File);
        WritePosition(writer, "start", at.Start, source);
        WritePosition(writer, "end", at.End, source);
        writer.WriteEndObject();
    }

    private static void WritePosition(JsonWriter writer, string name, SourcePosition position, SourceText? source)
    {
        writer.WritePropertyName(name);
        writer.WriteStartObject();
        writer.Member("line", position.Line);
        writer.Member("column", position.Column);
        writer.Member("byte", source?.BytesBefore(position) ?? position.Offset);
        writer.WriteEndObject();
    }

    private static void WriteSnippet(JsonWriter writer, SourceSpan at, SourceText source)
    {
        var code = new StringBuilder(source.Line(at.Start.Line));
        for (var line = at.Start.Line + 1; line <= Math.Min(at.End.Line, source.LineCount); line++)
        {
            code.Append('\n').Append(source.Line(line));
        }

        var text = code.ToString();
        var longest = Encoding.UTF8.GetByteCount(text);
        var start = Math.Clamp(source.BytesBefore(at.Start) - source.BytesBefore(at.Start.Line), 0, longest);
        var end = Math.Clamp(source.BytesBefore(at.End) - source.BytesBefore(at.Start.Line), start, longest);
        writer.WritePropertyName("snippet");
        writer.WriteStartObject();
        writer.Member("context", FindContext(source, at.Start.Line));
        writer.Member("code", text);
        writer.Member("start_line", at.Start.Line);
        writer.Member("highlight_start_offset", start);
        writer.Member("highlight_end_offset", end);
        writer.WritePropertyName("values");
        writer.WriteStartArray();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The header of the block around a line. A message knows no syntax tree, so this goes by the layout: the nearest line
    /// above that opens a block in the first column, unless one closes before.</summary>
    private static string? FindContext(SourceText source, int line)
    {
        for (var above = line - 1; above >= 1; above--)
        {
            var text = source.Line(above);
            if (text is ['}', ..])
            {
                return null;
            }

            if (BlockHeader().Match(text) is { Success: true } match)
            {
                return match.Groups["header"].Value.TrimEnd();
            }
        }

        return null;
    }

    [GeneratedRegex("^(?<header>[\\p{L}_][\\p{L}\\p{N}_-]*(\\s+(\"[^\"]*\"|[\\p{L}_][\\p{L}\\p{N}_-]*))*)\\s*\\{\\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex BlockHeader();
}
