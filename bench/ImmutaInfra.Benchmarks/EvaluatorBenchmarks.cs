using BenchmarkDotNet.Attributes;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Benchmarks;

/// <summary>Evaluating one expression that was read before.</summary>
[MemoryDiagnoser]
public class EvaluatorBenchmarks
{
    private readonly EvaluationContext _context = new EvaluationContext(EmptyScope.Instance)
        .With("list", HclValue.List(HclType.String, Enumerable.Range(0, 1000).Select(i => HclValue.String($"item-{i}"))))
        .With("one", HclValue.Object(("name", HclValue.String("x")), ("size", HclValue.Number(3))));

    private readonly FunctionTable _functions = FunctionTable.Terraform;
    private ExpressionSyntax _expression = new NullSyntax(new SourceSpan("", SourcePosition.Start, SourcePosition.Start));

    [Params(
        "1 + 2 * 3",
        "one.name",
        "\"${one.name}-${one.size}\"",
        "{ a = one.name, b = [1, 2, 3] }",
        "[for x in list : upper(x) if x != \"item-7\"]",
        "one.size > 2 ? \"big\" : \"small\"")]
    public string Expression { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => _expression = HclParser.ParseExpression(Expression, "main.tf", []);

    [Benchmark]
    public HclValue Evaluate() => Evaluator.Evaluate(_expression, _context, []);

    /// <summary>Looking a function up.</summary>
    [Benchmark]
    public bool FindFunction() => _functions.TryGet("cidrsubnets", out _);
}
