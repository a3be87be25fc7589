using FsCheck;
using FsCheck.Fluent;

namespace ImmutaInfra.Engine.Tests.Histories;

/// <summary>Programs that stand one after the other in the same folder, and how each is brought about.</summary>
/// <param name="Steps">The programs, with the number of operations at a time, and a target or -1.</param>
internal sealed record RandomHistory(IReadOnlyList<(RandomProgram Program, int Parallelism, int Target)> Steps)
{
    public override string ToString() => string.Join("\n", Steps.Select((step, index) =>
        $"=== step {index}, {step.Parallelism} at a time{(step.Target < 0 ? "" : $", target r{step.Target}")}\n{string.Join("\n", step.Program.Render().Select(file => $"--- {file.File}\n{file.Text}"))}"));

    /// <summary>Makes histories, and smaller ones of those that fail.</summary>
    public static Arbitrary<RandomHistory> Any { get; } = Arb.From(Histories(), Smaller);

    private static Gen<RandomBlock> Block(int number) =>
        from times in Gen.Frequency((4, Gen.Constant(0)), (3, Gen.Choose(1, 4)), (2, Gen.Choose(5, 11)))
        from constant in Gen.Choose(0, 4)
        from reference in Gen.Choose(0, 4)
        from kind in Gen.Choose(0, 3)
        from dependsOn in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 4)))
        from trigger in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 3)))
        from triggeredBy in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
        from createsFirst in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from ignores in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new RandomBlock(number, times, constant, reference, kind, dependsOn, trigger, triggeredBy, createsFirst, ignores);

    private static Gen<IReadOnlyList<RandomBlock>> Blocks(IReadOnlyList<int> numbers) =>
        from kept in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false))), numbers.Count)
        from blocks in Gen.CollectToArray(numbers.Where((_, index) => kept[index]), Block)
        select (IReadOnlyList<RandomBlock>)blocks;

    private static Gen<RandomProgram> Program() =>
        from blocks in Blocks([0, 1, 2, 4, 5, 6])
        from inner in Gen.Frequency((1, Gen.Constant((IReadOnlyList<RandomBlock>)[])), (1, Blocks([0, 1, 2])))
        from times in Gen.Choose(0, 3)
        from up in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new RandomProgram(blocks, inner, times, up);

    // Mostly a program differs from the one before in a block or two.
    private static Gen<RandomProgram> Edit(RandomProgram before) => Gen.Frequency(
        (1, Program()),
        (1, Gen.Constant(before with { PointsUp = !before.PointsUp })),
        (1, from times in Gen.Choose(0, 3) select before with { ModuleTimes = times }),
        (4, from other in Program()
            from index in Gen.Choose(0, 5)
            select before with { Blocks = [.. before.Blocks.Where((_, position) => position != index).Concat(other.Blocks.Take(1)).DistinctBy(block => block.Number).OrderBy(block => block.Number)] }),
        (2, from other in Program()
            select before with { Inner = [.. other.Inner.Take(1).Concat(before.Inner).DistinctBy(block => block.Number).OrderBy(block => block.Number)] }));

    private static Gen<RandomHistory> Histories() =>
        from first in Program()
        from second in Edit(first)
        from third in Edit(second)
        from parallelism in Gen.ArrayOf(Gen.Choose(1, 4), 3)
        from targets in Gen.ArrayOf(Gen.Frequency((3, Gen.Constant(-1)), (1, Gen.Choose(0, 6))), 3)
        select new RandomHistory([.. new[] { first, second, third }.Select((program, index) => (program, parallelism[index], targets[index]))]);

    private static IEnumerable<RandomHistory> Smaller(RandomHistory history)
    {
        for (var step = 0; step < history.Steps.Count; step++)
        {
            var (program, parallelism, target) = history.Steps[step];
            if (history.Steps.Count > 1)
            {
                yield return new RandomHistory([.. history.Steps.Where((_, index) => index != step)]);
            }

            if (program.Inner.Count > 0)
            {
                yield return With(step, program with { Inner = [] });
            }

            foreach (var block in program.Blocks)
            {
                yield return With(step, program with { Blocks = [.. program.Blocks.Where(other => other != block)] });
                foreach (var simpler in Simpler(block))
                {
                    yield return With(step, program with { Blocks = [.. program.Blocks.Select(other => other == block ? simpler : other)] });
                }
            }

            foreach (var block in program.Inner)
            {
                yield return With(step, program with { Inner = [.. program.Inner.Where(other => other != block)] });
                foreach (var simpler in Simpler(block))
                {
                    yield return With(step, program with { Inner = [.. program.Inner.Select(other => other == block ? simpler : other)] });
                }
            }

            if (target >= 0)
            {
                yield return new RandomHistory([.. history.Steps.Select((each, index) => index == step ? (program, parallelism, -1) : each)]);
            }
        }

        RandomHistory With(int step, RandomProgram program) =>
            new([.. history.Steps.Select((each, index) => index == step ? (program, each.Parallelism, each.Target) : each)]);
    }

    private static IEnumerable<RandomBlock> Simpler(RandomBlock block) =>
        new[]
        {
            block with { Times = 0 }, block with { Constant = 0 }, block with { Reference = 0 }, block with { ReferenceKind = 0 }, block with { DependsOn = 0 }, block with { Trigger = 0 },
            block with { TriggeredBy = 0 }, block with { CreatesFirst = false }, block with { Ignores = false },
        }.Where(simpler => simpler != block);
}
