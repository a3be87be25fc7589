using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;

namespace ImmutaInfra.Cli.Engines;

/// <summary>Remembers, beside a configuration and the emulator's data, which stacks were applied with <c>--emulator</c>: by the ids in their states a true
/// Immuta may know integrations of somebody else, and the emulator knows nothing of what is at a true one.</summary>
/// <param name="directory">The folder of the configuration; absolute.</param>
internal sealed class EmulatedStacks(string directory)
{
    /// <summary>The file; a stack a line.</summary>
    public string File { get; } = Path.Combine(directory, StateLocation.DefaultFolder, "emulated-stacks");

    /// <summary>Whether the last apply of a stack was one with the emulator.</summary>
    public bool Contains(StackName stack, string backendUrl) => Read().Contains(Line(stack, backendUrl));

    /// <summary>Remembers of which kind a stack is.</summary>
    public void Note(StackName stack, string backendUrl, bool isEmulated)
    {
        var (lines, line) = (Read(), Line(stack, backendUrl));
        if (lines.Contains(line) == isEmulated)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllLines(File, isEmulated ? [.. lines, line] : lines.Where(each => each != line));
    }

    /// <summary>Goes on knowing a stack that gets another name.</summary>
    public void Rename(StackName stack, StackName renamed, string backendUrl)
    {
        if (Contains(stack, backendUrl))
        {
            Note(renamed, backendUrl, isEmulated: true);
            Note(stack, backendUrl, isEmulated: false);
        }
    }

    /// <summary>What stands in the file for a stack. A state in the same folder moves with it, by whatever name the folder is reached.</summary>
    public string Line(StackName stack, string backendUrl)
    {
        const string Scheme = "file://";
        var path = backendUrl.StartsWith(Scheme, StringComparison.Ordinal) ? Path.GetRelativePath(directory, backendUrl[Scheme.Length..]).Replace('\\', '/') : null;
        return $"{stack} {(path is null || path.StartsWith("..", StringComparison.Ordinal) ? backendUrl : path)}";
    }

    private string[] Read() => System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [];
}
