using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.Validation;
using ImmutaInfra.Hcl.Functions;

namespace ImmutaInfra.Engine.Tests.Conformance;

/// <summary>A folder in which a case is run: a project <c>corpus</c> with a stack <c>default</c>, as the workspace was called.</summary>
internal sealed class ConfigurationFolder : IDisposable
{
    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("immutainfra-corpus-").FullName;

    /// <summary>What expressions may ask about the run.</summary>
    public ProgramFacts Facts => new("corpus", "default", ".", Path);

    /// <summary>Files and time for functions.</summary>
    public FunctionEnvironment Functions => new() { BaseDirectory = Path };

    /// <summary>Reads and validates what is in the folder, as <c>validate</c> does.</summary>
    public async Task<IReadOnlyList<Diagnostic>> ValidateAsync(IProviderCatalog catalog)
    {
        var found = new DiagnosticBag();
        var wanted = new ConfigurationLoader(Path).Load(Path, found);
        await new Validator(catalog).ValidateAsync(wanted, Facts, Functions, new Dictionary<string, VariableOrigin>(), found);
        return found.ToList();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
