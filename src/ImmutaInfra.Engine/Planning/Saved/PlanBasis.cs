using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Planning.Saved;

/// <summary>What a plan is made of, and what binds a saved one: files, variables, the state.</summary>
public sealed record PlanBasis
{
    /// <summary>The root module's folder, absolute. Not kept: a plan may be applied on another machine.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The SHA-256 (lower-case hex) of every configuration file and of the files of variables that are read because of their names. The
    /// names are relative to the root module's folder.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>The same of the files of variables that the command line names.</summary>
    public required IReadOnlyDictionary<string, string> NamedVariableFiles { get; init; }

    /// <summary>The values given to the root module's variables.</summary>
    public required IReadOnlyDictionary<string, VariableOrigin> Variables { get; init; }

    /// <summary>What <see cref="LoadedStack.Digest"/> says of the state; null where nothing had ever been applied.</summary>
    public string? StateDigest { get; init; }

    /// <summary>Whose servers were asked, by their addresses, in ordinal order; none where nothing had to be asked.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Notes what a plan is made of, but for the state.</summary>
    /// <param name="folder">The root module's folder, absolute.</param>
    /// <param name="workingDirectory">The folder against which names of files are relative, absolute.</param>
    /// <param name="wanted">The configuration.</param>
    /// <param name="variableFiles">The files of variables that were read.</param>
    /// <param name="variables">The values given.</param>
    public static PlanBasis Of(
        string folder,
        string workingDirectory,
        ConfigurationTree wanted,
        IReadOnlyList<VariableFile> variableFiles,
        IReadOnlyDictionary<string, VariableOrigin> variables)
    {
        var named = Digests(variableFiles.Where(file => file.IsAsked).Select(file => (file.Name, file.Text)));
        return new PlanBasis
        {
            Folder = folder,
            Files = Digests(wanted.Files.Select(file => (file.Key, file.Value))
                .Concat(variableFiles.Where(file => !file.IsAsked).Select(file => (file.Name, file.Text)))),
            NamedVariableFiles = named,
            Variables = variables,
        };

        Dictionary<string, string> Digests(IEnumerable<(string Name, string Text)> files)
        {
            var digests = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, text) in files)
            {
                digests[Path.GetRelativePath(folder, Path.GetFullPath(name, workingDirectory)).Replace('\\', '/')] = DigestOf(text);
            }

            return digests;
        }
    }

    /// <summary>The same with the stack's configuration, whose files bind a plan as the configuration's files do.</summary>
    public PlanBasis With(StackConfiguration stack) => this with
    {
        Files = Files.Concat(stack.Digests.Select(file => KeyValuePair.Create(Path.GetRelativePath(Folder, file.Key).Replace('\\', '/'), file.Value)))
            .ToDictionary(StringComparer.Ordinal),
    };

    /// <summary>What <see cref="StateDigest"/> is for a stack; null for none.</summary>
    public static string? DigestOf(LoadedStack? stack) =>
        stack is null or { Snapshot: { Manifest: null, Resources.Count: 0 } } ? null : stack.Digest;

    /// <summary>The lower-case hex SHA-256 of a text.</summary>
    internal static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
