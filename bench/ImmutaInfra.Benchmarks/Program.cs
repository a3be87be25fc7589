using BenchmarkDotNet.Running;
using ImmutaInfra.Benchmarks;

if (args is ["throughput"])
{
    Throughput.Write(Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run(args);
}
