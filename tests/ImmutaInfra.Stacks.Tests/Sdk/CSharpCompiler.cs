using System.Reflection;
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

    // All that this test runs with, the packages that the programs refer to among it.
    private static readonly ILookup<bool, MetadataReference> References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .ToLookup(file => Path.GetFileName(file).StartsWith("ImmutaInfra.", StringComparison.Ordinal), file => (MetadataReference)MetadataReference.CreateFromFile(file));

    /// <summary>What the compiler says, warnings about null among it, one line each.</summary>
    /// <param name="sources">The program.</param>
    /// <param name="usesProduct">Whether its project refers to projects of this product.</param>
    public static IReadOnlyList<string> Complaints(IEnumerable<(string Path, string Text)> sources, bool usesProduct = false) =>
        [.. Compile(sources, usesProduct).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];

    /// <summary>The program, to call those parts of it that call nothing of Pulumi's: behind its declarations is nothing.</summary>
    public static Assembly Load(IEnumerable<(string Path, string Text)> sources)
    {
        using var program = new MemoryStream();
        Compile(sources, usesProduct: true).Emit(program).Success.Should().BeTrue();
        return Assembly.Load(program.ToArray());
    }

    private static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> sources, bool usesProduct) => CSharpCompilation.Create(
        "Program",
        [.. Declarations, .. sources.Select(source => Parse(source.Path, source.Text))],
        [.. References[false], .. usesProduct ? References[true] : []],
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Parsing, path);
}
