using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Engine.Drift;

/// <summary>Keeps the memory of one stack in a small JSON file, rewritten as a whole. It holds names and hashes, never values.</summary>
/// <param name="file">The file; absolute.</param>
/// <param name="stack">The stack. A file of another one counts as damaged.</param>
public sealed class DriftMemoryFile(string file, StackName stack)
{
    private const int FormatVersion = 1;
    private const int MostDepth = 16;

    /// <summary>Reads the memory; empty where there is none. A damaged file is put aside.</summary>
    /// <param name="warnings">Takes what the user should know.</param>
    public DriftMemory Read(ICollection<Diagnostic> warnings)
    {
        try
        {
            if (!File.Exists(file))
            {
                return DriftMemory.Empty;
            }

            using var reader = new JsonTextReader(new StringReader(File.ReadAllText(file)))
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = MostDepth,
            };
            return Parse(JObject.Load(reader));
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidCastException or ArgumentException or OverflowException or InvalidOperationException)
        {
            var aside = file + ".damaged";
            TryMove(aside);
            warnings.Add(DriftDiagnostics.DamagedMemory(file, failure.Message.TrimEnd('.'), aside));
            return DriftMemory.Empty;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            warnings.Add(DriftDiagnostics.MemoryNotKept(file, failure.Message));
            return DriftMemory.Empty;
        }
    }

    /// <summary>Writes the memory. A place that cannot be written is a warning: what was found is worth more than that it is remembered.</summary>
    public void Write(DriftMemory memory, ICollection<Diagnostic> warnings)
    {
        try
        {
            AtomicFile.Write(file, Encoding.UTF8.GetBytes(ToJson(memory).ToString(Formatting.Indented) + "\n"));
        }
        catch (DiagnosticException failure)
        {
            warnings.Add(DriftDiagnostics.MemoryNotKept(file, failure.Diagnostics[0].Detail));
        }
    }

    private void TryMove(string aside)
    {
        try
        {
            File.Move(file, aside, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Then it is replaced where it lies.
        }
    }

    private JObject ToJson(DriftMemory memory) => new()
    {
        ["version"] = FormatVersion,
        ["stack"] = stack.Qualified,
        ["findings"] = new JArray(memory.Records.Values.Select(record => new JObject
        {
            ["key"] = record.Key,
            ["subject"] = record.Subject,
            ["kind"] = record.Kind.ToString(),
            ["name"] = record.Name,
            ["fingerprint"] = record.Fingerprint,
            ["firstSeen"] = Time(record.FirstSeen),
            ["lastSeen"] = Time(record.LastSeen),
            ["rounds"] = record.Rounds,
            ["confirmed"] = record.IsConfirmed,
        })),
        ["resolved"] = new JArray(memory.Resolved.Select(each => new JObject
        {
            ["kind"] = each.Kind.ToString(),
            ["name"] = each.Name,
            ["firstSeen"] = Time(each.FirstSeen),
            ["lastSeen"] = Time(each.LastSeen),
            ["resolvedAt"] = Time(each.ResolvedAt),
        })),
        ["rounds"] = new JArray(memory.Rounds.Select(each => new JObject
        {
            ["at"] = Time(each.At),
            ["milliseconds"] = (long)each.Duration.TotalMilliseconds,
            ["findings"] = new JObject(each.Findings.OrderBy(pair => pair.Key).Select(pair => new JProperty(pair.Key.ToString(), pair.Value))),
            ["errors"] = new JArray(each.Errors),
        })),
        ["told"] = new JObject(memory.Told.Select(pair => new JProperty(pair.Key, pair.Value))),
    };

    private DriftMemory Parse(JObject json)
    {
        if ((int?)json["version"] != FormatVersion || (string?)json["stack"] != stack.Qualified)
        {
            throw new FormatException("it is of another version or stack");
        }

        return new DriftMemory
        {
            Records = Items(json, "findings").Select(each => new DriftRecord
            {
                Key = Text(each, "key"),
                Subject = Text(each, "subject"),
                Kind = Kind(Text(each, "kind")),
                Name = Text(each, "name"),
                Fingerprint = Text(each, "fingerprint"),
                FirstSeen = Time(Text(each, "firstSeen")),
                LastSeen = Time(Text(each, "lastSeen")),
                Rounds = (int?)each["rounds"] ?? 1,
                IsConfirmed = (bool?)each["confirmed"] ?? false,
            }).ToImmutableSortedDictionary(record => record.Key, record => record, StringComparer.Ordinal),
            Resolved = [.. Items(json, "resolved").Select(each => new ResolvedDrift(
                Kind(Text(each, "kind")), Text(each, "name"), Time(Text(each, "firstSeen")), Time(Text(each, "lastSeen")), Time(Text(each, "resolvedAt"))))],
            Rounds = [.. Items(json, "rounds").Select(each => new PastRound(
                Time(Text(each, "at")),
                TimeSpan.FromMilliseconds((long?)each["milliseconds"] ?? 0),
                (each["findings"] as JObject ?? []).Properties().ToDictionary(pair => Kind(pair.Name), pair => (int)pair.Value),
                [.. (each["errors"] as JArray ?? []).Select(code => (string?)code ?? "")]))],
            Told = (json["told"] as JObject ?? []).Properties()
                .ToImmutableSortedDictionary(pair => pair.Name, pair => (string?)pair.Value ?? "", StringComparer.Ordinal),
        };
    }

    private static IEnumerable<JObject> Items(JObject json, string name) => (json[name] as JArray ?? []).Cast<JObject>();

    private static string Text(JObject json, string name) => (string?)json[name] ?? throw new FormatException($"\"{name}\" is missing");

    private static DriftKind Kind(string text) => Enum.TryParse<DriftKind>(text, out var kind) ? kind : throw new FormatException($"\"{text}\" is no kind");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
