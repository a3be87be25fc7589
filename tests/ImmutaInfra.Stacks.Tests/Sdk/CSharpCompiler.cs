using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ImmutaInfra.Stacks.Tests.Sdk;

/// <summary>Compiles programs against the declarations of Pulumi and of the SDK that the package schema makes.</summary>
internal static class CSharpCompiler
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly SyntaxTree[] Declarations =
    [
        Parse("ImplicitUsings.cs", ImplicitUsings),
        Parse("PulumiApi.cs", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "PulumiApi.cs.txt"))),
        Parse("Pulumi.Immuta.cs", new CSharpSdk(Package.Schema).Write()),
    ];

    // All that this test runs with, the packages that the programs refer to among it; but nothing of this product.
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("ImmutaInfra.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>What the compiler says, warnings about null among it, one line each.</summary>
    public static IReadOnlyList<string> Complaints(IEnumerable<(string Path, string Text)> sources)
    {
        var compilation = CSharpCompilation.Create(
            "Program",
            [.. Declarations, .. sources.Select(source => Parse(source.Path, source.Text))],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        return [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];
    }

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Parsing, path);
}
