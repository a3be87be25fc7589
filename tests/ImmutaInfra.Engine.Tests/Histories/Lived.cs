using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Planning.Saved;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Tests.Programs;

namespace ImmutaInfra.Engine.Tests.Histories;

/// <summary>Lives through a history and throws where a law does not hold.</summary>
internal sealed class Lived : IDisposable
{
    private readonly ProgramFixture _place = new();

    public static void Through(RandomHistory history)
    {
        using var lived = new Lived();
        foreach (var (program, parallelism, target) in history.Steps)
        {
            foreach (var (file, text) in program.Render())
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(lived._place.Folder, file))!);
                File.WriteAllText(Path.Combine(lived._place.Folder, file), text);
            }

            if (target >= 0 && program.Blocks.Any(block => block.Number == target))
            {
                lived.TargetAsync(program, $"terraform_data.r{target}", parallelism).GetAwaiter().GetResult();
            }

            lived.StepAsync(program, new PlanOptions { Parallelism = parallelism }).GetAwaiter().GetResult();
            lived.NothingLeftAsync().GetAwaiter().GetResult();
        }

        lived.DestroyAsync(history.Steps[^1].Parallelism).GetAwaiter().GetResult();
    }

    public void Dispose() => _place.Dispose();

    private async Task StepAsync(RandomProgram program, PlanOptions options)
    {
        var planned = await PlanAsync(options);
        var saved = PlanPayloadReader.Read(_place.Providers, PlanPayloadWriter.Write(new SavedPlan
        {
            Plan = planned.Plan,
            Options = options,
            Basis = _place.Basis,
            PlannedAt = default,
            ProgramVersion = "0",
        }));

        // A saved plan is applied by planning once more.
        var run = await PlanAsync(saved.Options with { Parallelism = options.Parallelism });
        saved.RequireSameBasis(_place.Basis);
        saved.RequireSamePlan(run.Plan);
        await ApplyAsync(program, run);
    }

    private async Task ApplyAsync(RandomProgram program, PlannedRun run)
    {
        var before = await _place.ResourcesAsync();
        var book = new OperationBook();
        var result = await _place.ApplyAsync(run, book);
        Law(result.Succeeded, $"applying succeeds: {Words(result.Diagnostics)}");
        OnlyWhatWasPlanned(run.Plan, book);
        DependenciesFirst(program, book);
        DependentsGoFirst(run.Plan, before, book);
        await KnownIsTrueAsync(run.Plan, result);
    }

    private static void OnlyWhatWasPlanned(Plan plan, OperationBook book)
    {
        var expected = new HashSet<(InstanceAddress, Operation)>();
        foreach (var change in plan.Changes)
        {
            switch (change.Action)
            {
                case PlannedAction.Create:
                    expected.Add((change.Address, Operation.Create));
                    break;
                case PlannedAction.Delete:
                    expected.Add((change.Address, Operation.Delete));
                    break;
                case PlannedAction.Update:
                    // What was not known may come out as it was.
                    Law(book.Has(change.Address, Operation.Update) || change.Inputs!.HasUnknowns, $"{change.Address} is updated");
                    expected.Add((change.Address, Operation.Update));
                    break;
                case PlannedAction.CreateThenDelete or PlannedAction.DeleteThenCreate:
                    expected.Add((change.Address, Operation.Create));
                    expected.Add((change.Address, Operation.Delete));
                    var (made, gone) = (book.Times[(change.Address, Operation.Create)], book.Times[(change.Address, Operation.Delete)]);
                    Law(change.Action == PlannedAction.CreateThenDelete ? made.End < gone.Start : gone.End < made.Start, $"{change.Address} is replaced in the planned order");
                    break;
            }
        }

        foreach (var done in book.Times.Keys.Where(done => !expected.Contains(done)))
        {
            Law(false, $"{done.Operation} of {done.Address} was planned");
        }

        foreach (var (address, operation) in expected.Where(wanted => wanted.Item2 != Operation.Update))
        {
            Law(book.Has(address, operation), $"{operation} of {address} is done");
        }
    }

    private static void DependenciesFirst(RandomProgram program, OperationBook book)
    {
        var byBlock = book.Times.Where(done => done.Key.Operation is Operation.Create or Operation.Update).ToLookup(done => Block(done.Key.Address), done => (done.Key, done.Value));
        foreach (var (from, to) in program.Edges)
        {
            foreach (var (dependent, time) in byBlock[from])
            {
                foreach (var (dependency, earlier) in byBlock[to])
                {
                    // Instances of other instances of the same module have nothing to do with each other.
                    Law(earlier.End < time.Start || !IsSameHome(dependent.Address, dependency.Address), $"{dependency.Operation} of {dependency.Address} comes before {dependent.Operation} of {dependent.Address}");
                }
            }
        }
    }

    private static void DependentsGoFirst(Plan plan, IReadOnlyList<ResourceState> before, OperationBook book)
    {
        var addresses = plan.Changes.ToDictionary(change => change.Urn, change => change.Address);
        foreach (var record in before)
        {
            if (!addresses.TryGetValue(record.Urn, out var dependent) || !book.Times.TryGetValue((dependent, Operation.Delete), out var time))
            {
                continue;
            }

            foreach (var urn in record.Dependencies)
            {
                if (addresses.TryGetValue(urn, out var dependency) && book.Times.TryGetValue((dependency, Operation.Delete), out var later))
                {
                    Law(time.End < later.Start, $"{dependent} goes before {dependency}");
                }
            }
        }
    }

    // What a plan knows is so after it.
    private async Task KnownIsTrueAsync(Plan plan, ApplyResult result)
    {
        var records = (await _place.ResourcesAsync()).ToDictionary(record => record.Urn);
        foreach (var change in plan.Changes.Where(change => change.After is not null && change.Action is not (PlannedAction.Delete or PlannedAction.Forget)))
        {
            Law(records.TryGetValue(change.Urn, out var record) && Allows(change.After!, record.Outputs), $"{change.Address} is as planned: {change.After} and not {record?.Outputs}");
        }

        var outputs = result.Outputs.ToDictionary(output => output.Name);
        foreach (var output in plan.Outputs.Where(output => output.After is not null))
        {
            var now = outputs.TryGetValue(output.Name, out var found) ? found.After ?? Value.Null : Value.Null;
            Law(Allows(output.After!, now), $"output {output.Name} is as planned: {output.After} and not {now}");
        }
    }

    private static bool Allows(Value planned, Value real) => (planned, real) switch
    {
        (UnknownValue, _) => true,
        (ObjectValue some, ObjectValue all) => some.All(member => member.Value is UnknownValue || (all.Find(member.Key) is { } value && Allows(member.Value, value))),
        (ListValue some, ListValue all) => some.Count == all.Count && some.Zip(all).All(pair => Allows(pair.First, pair.Second)),
        _ => planned.Equals(real),
    };

    private async Task NothingLeftAsync()
    {
        var again = await PlanAsync(new PlanOptions());
        Law(!again.Plan.HasChanges, $"nothing is left to do: {string.Join(", ", again.Plan.Changes.Where(change => change.Action != PlannedAction.NoOp).Select(change => $"{change.Action} {change.Address}"))} {string.Join(", ", again.Plan.Outputs.Where(output => output.Action != PlannedAction.NoOp).Select(output => $"{output.Action} {output.Name}"))}");
    }

    private async Task TargetAsync(RandomProgram program, string target, int parallelism)
    {
        var options = new PlanOptions { Targets = [AddressParser.TryParsePattern(target)!], Parallelism = parallelism };
        var run = await _place.PlanAsync(options);
        if (run.Plan.Diagnostics.Any(diagnostic => diagnostic.Code == "IMI3056"))
        {
            return; // what came to a count, or lost it, moves, and must not be left out
        }

        Law(!run.Plan.HasErrors, $"planning succeeds: {Words(run.Plan.Diagnostics)}");
        var allowed = new HashSet<string>(StringComparer.Ordinal) { target };
        var recorded = (await _place.ResourcesAsync()).ToDictionary(record => record.Urn);
        var waiting = new Queue<string>(allowed);
        while (waiting.TryDequeue(out var block))
        {
            // Through a module's output and input everything in between is needed, too.
            foreach (var next in program.Edges.Where(edge => edge.From == block).Select(edge => edge.To).Where(allowed.Add))
            {
                waiting.Enqueue(next);
            }
        }

        foreach (var change in run.Plan.Changes.Where(change => change.Action != PlannedAction.NoOp))
        {
            Law(allowed.Contains(Block(change.Address)), $"{change.Action} of {change.Address} is needed for {target}");
        }

        await ApplyAsync(program, run);
        var after = (await _place.ResourcesAsync()).ToDictionary(record => record.Urn);
        foreach (var (urn, record) in recorded.Where(each => each.Value.IsManaged && UrnNaming.AddressOf(each.Value, "terraform_data") is { } address && !allowed.Contains(Block(address))))
        {
            Law(after.TryGetValue(urn, out var now) && now.Id == record.Id && now.Outputs.Equals(record.Outputs), $"{urn} is left alone");
        }
    }

    private async Task DestroyAsync(int parallelism)
    {
        var run = await PlanAsync(new PlanOptions { Mode = PlanMode.Destroy, Parallelism = parallelism });
        var before = await _place.ResourcesAsync();
        var book = new OperationBook();
        var result = await _place.ApplyAsync(run, book);
        Law(result.Succeeded, $"destroying succeeds: {Words(result.Diagnostics)}");
        OnlyWhatWasPlanned(run.Plan, book);
        DependentsGoFirst(run.Plan, before, book);
        Law((await _place.ResourcesAsync()).Count == 0, "destroying leaves nothing");
    }

    private async Task<PlannedRun> PlanAsync(PlanOptions options)
    {
        var run = await _place.PlanAsync(options);
        Law(!run.Plan.HasErrors, $"planning succeeds: {Words(run.Plan.Diagnostics)}");
        return run;
    }

    private static bool IsSameHome(InstanceAddress one, InstanceAddress other) =>
        one.Resource.Module.IsRoot || other.Resource.Module.IsRoot || one.Resource.Module.Equals(other.Resource.Module);

    private static string Block(InstanceAddress address) => (address.Resource with { Module = address.Resource.Module.WithoutKeys }).ToString();

    private static string Words(IEnumerable<Diagnostic> diagnostics) => string.Join("; ", diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => $"{diagnostic.Code} {diagnostic.Summary} {diagnostic.Detail}"));

    private static void Law(bool holds, string law)
    {
        if (!holds)
        {
            throw new LawBrokenException(law);
        }
    }

    private sealed class LawBrokenException(string law) : Exception($"Not so: {law}");
}
