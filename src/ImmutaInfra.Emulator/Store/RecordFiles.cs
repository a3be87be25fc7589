using System.Globalization;
using System.Text;
using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Store;

/// <summary>Keeps one file for each integration, so that a change costs the same however many there are.</summary>
/// <remarks>
/// The files hold the secrets in clear, as the emulator has to know them; only their owner may read them (mode 0600, in a
/// folder with 0700). A file is written beside its place and moved there: a killed process leaves the old or the new one.
/// </remarks>
internal sealed class RecordFiles : IDisposable
{
    private const string LastIdName = "last-id";
    private const string Unfinished = ".new";
    private readonly string _directory;
    private readonly FileStream _lock;

    /// <summary>Opens a folder, and makes it if need be.</summary>
    /// <exception cref="IOException">Another emulator has it open, or it cannot be written to.</exception>
    public RecordFiles(string directory)
    {
        _directory = directory;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        try
        {
            _lock = new FileStream(
                Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"Another emulator is using the folder {directory}.", e);
        }

        // What a killed process was about to write holds secrets, too, and nobody will miss it.
        foreach (var leftover in Directory.EnumerateFiles(directory, "*" + Unfinished))
        {
            File.Delete(leftover);
        }
    }

    /// <summary>Reads all there is.</summary>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    public IEnumerable<IntegrationRecord> LoadAll() =>
        Directory.EnumerateFiles(_directory, "integration-*.json").Select(Load);

    /// <summary>The highest id ever given, so that none is given twice.</summary>
    public long LoadLastId() =>
        File.Exists(PathOf(LastIdName)) && long.TryParse(File.ReadAllText(PathOf(LastIdName)), out var id) ? id : 0;

    public void SaveLastId(long id) => Write(LastIdName, id.ToString(CultureInfo.InvariantCulture));

    public void Save(IntegrationRecord record)
    {
        var file = new JObject
        {
            ["id"] = record.IdText,
            ["type"] = record.Type.Name,
            ["autoBootstrap"] = record.AutoBootstrap,
            ["status"] = record.Status,
            ["since"] = record.Since.ToString("O", CultureInfo.InvariantCulture),
            ["config"] = record.Config,
            ["validationResults"] = record.ValidationResults,
        };
        if (record.Pending is { } pending)
        {
            file["pending"] = new JObject
            {
                ["endsAt"] = pending.EndsAt?.ToString("O", CultureInfo.InvariantCulture),
                ["endStatus"] = pending.EndStatus,
                ["configAfter"] = pending.ConfigAfter,
                ["resultsAfter"] = pending.ResultsAfter,
            };
        }

        Write(NameOf(record.Id), file.ToString(Formatting.Indented));
    }

    public void Delete(long id) => File.Delete(PathOf(NameOf(id)));

    public void Dispose() => _lock.Dispose();

    private static string NameOf(long id) => $"integration-{id.ToString(CultureInfo.InvariantCulture)}.json";

    private static IntegrationRecord Load(string path)
    {
        try
        {
            using var reader = new JsonTextReader(new StreamReader(path, Encoding.UTF8))
            {
                DateParseHandling = DateParseHandling.None,
                FloatParseHandling = FloatParseHandling.Decimal,
                MaxDepth = 128,
            };
            var file = JObject.Load(reader);
            return new IntegrationRecord
            {
                Id = long.Parse((string)file["id"]!, CultureInfo.InvariantCulture),
                Type = TypeTable.Find((string)file["type"]!) ?? throw new FormatException("unknown type"),
                AutoBootstrap = (bool?)file["autoBootstrap"],
                Status = (string)file["status"]!,
                Since = (string?)file["since"] is { } since ? DateTimeOffset.Parse(since, CultureInfo.InvariantCulture) : default,
                Config = (JObject)file["config"]!,
                ValidationResults = (JObject)file["validationResults"]!,
                Pending = file["pending"] is JObject pending ? ReadPending(pending) : null,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidCastException or ArgumentException)
        {
            throw new InvalidDataException($"The emulator's file {path} is damaged: {e.Message}", e);
        }
    }

    private static PendingChange ReadPending(JObject file) => new()
    {
        EndsAt = (string?)file["endsAt"] is { } end ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture) : null,
        EndStatus = (string)file["endStatus"]!,
        ConfigAfter = file["configAfter"] as JObject,
        ResultsAfter = file["resultsAfter"] as JObject,
    };

    private string PathOf(string name) => Path.Combine(_directory, name);

    private void Write(string name, string text)
    {
        var temporary = PathOf(name + Unfinished);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        File.Move(temporary, PathOf(name), overwrite: true);
    }
}
