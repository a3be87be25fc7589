using System.Text;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Functions.Encodings;

/// <summary><c>csvdecode</c>: RFC 4180, as strict as Go's reader.</summary>
internal static class CsvFunctions
{
    public static HclValue Decode(FunctionCall call)
    {
        var records = new List<List<string>>();
        if (ReadAll(call[0].AsString(), records) is { } failure)
        {
            return call.Fail(failure);
        }

        if (records.Count == 0)
        {
            return call.Fail("missing header line");
        }

        var header = records[0];
        var seen = new HashSet<string>();
        foreach (var name in header)
        {
            if (!seen.Add(name))
            {
                return call.Fail($"duplicate column name {GoQuoting.Quote(name)}");
            }
        }

        var type = HclType.Object(header.Select(name => new HclAttribute(name, HclType.String)));
        return HclValue.List(type, records.Skip(1).Select(record => HclValue.Object(
            header.Zip(record, (name, field) => KeyValuePair.Create(name, HclValue.String(field))))));
    }

    /// <returns>What is wrong, or null.</returns>
    private static string? ReadAll(string text, List<List<string>> records)
    {
        // A carriage return before a line feed is no part of the data, in quotes or not.
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (text.EndsWith('\r'))
        {
            text = text[..^1];
        }

        var at = 0;
        var line = 1;
        while (at < text.Length)
        {
            if (text[at] == '\n')
            {
                at++;
                line++;
                continue;
            }

            var start = line;
            var record = new List<string>();
            if (ReadRecord(text, ref at, ref line, record) is { } failure)
            {
                return $"CSV parse error on line {line}: {failure}";
            }

            records.Add(record);
            if (record.Count != records[0].Count)
            {
                return $"CSV parse error on line {start}: wrong number of fields";
            }
        }

        return null;
    }

    private static string? ReadRecord(string text, ref int at, ref int line, List<string> record)
    {
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                if (ReadQuoted(text, ref at, ref line, record) is { } failure)
                {
                    return failure;
                }
            }
            else
            {
                var end = text.AsSpan(at).IndexOfAny(",\n");
                end = end < 0 ? text.Length : at + end;
                var field = text[at..end];
                if (field.Contains('"', StringComparison.Ordinal))
                {
                    return "bare \" in non-quoted-field";
                }

                record.Add(field);
                at = end;
            }

            if (at >= text.Length)
            {
                return null;
            }

            if (text[at++] == '\n')
            {
                line++;
                return null;
            }
        }
    }

    private static string? ReadQuoted(string text, ref int at, ref int line, List<string> record)
    {
        const string wrong = "extraneous or missing \" in quoted-field";
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                line += text[at] == '\n' ? 1 : 0;
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                at++;
                record.Add(field.ToString());
                return at >= text.Length || text[at] is ',' or '\n' ? null : wrong;
            }
        }

        return wrong;
    }
}
