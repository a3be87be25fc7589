using System.Text.Json;

namespace Immuta.Deploy;

/// <summary>The plan as JSON: what <c>pulumi preview --json</c> prints. Pulumi has put "[secret]" in the place of secrets.</summary>
internal static class PlanFile
{
    /// <summary>Writes it whole or not at all, so that a job never reads half a plan.</summary>
    /// <exception cref="JsonException">Pulumi printed something else.</exception>
    public static void Write(string file, string json)
    {
        using (JsonDocument.Parse(json))
        {
            // Parsed to be sure; written as pulumi wrote it.
        }

        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = path + ".partial";
        File.WriteAllText(partial, json);
        File.Move(partial, path, overwrite: true);
    }
}
