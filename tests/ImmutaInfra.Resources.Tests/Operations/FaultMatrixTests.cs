using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator.Rules;

namespace ImmutaInfra.Resources.Tests.Operations;

/// <summary>Every fault at every call: runs repeat as an engine repeats them, and all ends with exactly one integration, then with none.</summary>
public sealed class FaultMatrixTests
{
    private const int MostRuns = 7;

    private static readonly (string Name, FaultRule Rule)[] Faults =
    [
        ("500", new FaultRule { Status = 500 }),
        ("500 after", new FaultRule { Status = 500, When = FaultTiming.After }),
        ("503", new FaultRule { Status = 503 }),
        ("429", new FaultRule { Status = 429 }),
        ("403", new FaultRule { Status = 403 }),
        ("a page", new FaultRule { Html = true }),
        ("a page after", new FaultRule { Html = true, When = FaultTiming.After }),
        ("dropped", new FaultRule { Drop = true }),
        ("dropped after", new FaultRule { Drop = true, When = FaultTiming.After }),
    ];

    private static IEnumerable<TestCaseData> Cases =>
        from type in new[] { "Snowflake", "Trino" }
        from fault in Faults
        from call in Enumerable.Range(1, 9)
        from count in new[] { 1, 5 }
        select new TestCaseData(type, fault.Rule with { Call = call, Count = count }).SetArgDisplayNames($"{type}: {fault.Name} at call {call} × {count}");

    [TestCaseSource(nameof(Cases))]
    public async Task Whatever_fails_the_runs_after_it_end_well(string type, FaultRule fault)
    {
        await using var it = await ProviderFixture.StartAsync();
        it.Immuta.SetRules(fault);
        var inputs = it.Checked(type, Given.All[type]);

        var there = await CreateInRunsAsync(it, type, inputs);

        there.InitErrors.Should().BeEmpty();
        there.Outputs["status"].Should().Be((Value)"enabled");
        (await IdsAsync(it)).Should().Equal(there.Id);

        await DeleteInRunsAsync(it, type, there);
        (await IdsAsync(it)).Should().BeEmpty();
    }

    private static async Task<ResourceSnapshot> CreateInRunsAsync(ProviderFixture it, string type, ObjectValue inputs)
    {
        ResourceSnapshot? there = null;
        var mayExist = false;
        for (var run = 0; run < MostRuns && there is not { InitErrors.Count: 0 }; run++)
        {
            try
            {
                there = there is null
                    ? await it.Provider.CreateAsync(new CreateRequest { Type = Given.Token(type), Inputs = inputs, MayExistAlready = mayExist })
                    : await it.Provider.UpdateAsync(new UpdateRequest
                    {
                        Type = Given.Token(type),
                        Id = there.Id,
                        PriorInputs = there.Inputs,
                        PriorOutputs = there.Outputs,
                        Inputs = inputs,
                    });
            }
            catch (ProviderException e)
            {
                mayExist |= e.MayHaveHappened;
            }
        }

        return there!;
    }

    private static async Task DeleteInRunsAsync(ProviderFixture it, string type, ResourceSnapshot there)
    {
        for (var run = 0; run < MostRuns; run++)
        {
            try
            {
                await it.DeleteAsync(type, there);
                return;
            }
            catch (ProviderException)
            {
                // The next run finds out.
            }
        }
    }

    private static async Task<IEnumerable<string>> IdsAsync(ProviderFixture it)
    {
        it.Immuta.SetRules();
        var all = await it.Provider.InvokeAsync(new InvokeRequest("immuta:index:getIntegrations", ObjectValue.Empty));
        return ((ListValue)all["ids"]).Select(id => ((TextValue)id).Text);
    }
}
