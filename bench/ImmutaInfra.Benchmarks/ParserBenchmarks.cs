using BenchmarkDotNet.Attributes;
using ImmutaInfra.Hcl.Formatting;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;

namespace ImmutaInfra.Benchmarks;

/// <summary>Reading and formatting a file of one million bytes: the mean in milliseconds is the reciprocal of GB/s.</summary>
[MemoryDiagnoser]
public class ParserBenchmarks
{
    private string _text = "";

    [GlobalSetup]
    public void Prepare() => _text = Sample.File(1_000_000);

    [Benchmark]
    public FileSyntax Parse() => HclParser.ParseFile(_text, "main.tf", []);

    [Benchmark]
    public string? Format() => HclFormatter.Format(_text, "main.tf", []);
}
