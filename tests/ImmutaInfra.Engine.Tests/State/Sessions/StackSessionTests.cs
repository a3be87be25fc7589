using System.Net;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Tests.State.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StackSessionTests : IDisposable
{
    private readonly StackFixture _stacks = new();

    public void Dispose() => _stacks.Dispose();

    [Test]
    public async Task What_a_run_completed_comes_first_and_dependencies_stand_before_what_needs_them()
    {
        var (a, b, c) = (StackFixture.Resource("a", "1"), StackFixture.Resource("b", "2"), StackFixture.Resource("c", "3"));
        await _stacks.GivenAsync(a, b, c);
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        await session.ChangeAsync(StateChange.Put(c));
        await session.ChangeAsync(StateChange.Put(StackFixture.Resource("d", "4", b)));
        await session.FinishAsync(StackFixture.Success);

        (await _stacks.NamesAsync()).Should().Equal("c", "b", "d", "a");
    }

    [Test]
    public async Task A_finished_run_leaves_checkpoint_history_backup_and_neither_journal_nor_lock()
    {
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);
        var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("a"));
        await session.CompleteAsync(ticket, StateChange.Put(StackFixture.Resource("a", "1")));
        await session.FinishAsync(StackFixture.Success);

        var files = Directory.GetFiles(Path.Combine(_stacks.Root, ".pulumi"), "*", SearchOption.AllDirectories)
            .Select(file => System.Text.RegularExpressions.Regex.Replace(Path.GetRelativePath(_stacks.Root, file), "[0-9]{19}", "NS")).Order(StringComparer.Ordinal);
        files.Should().Equal(
            ".pulumi/backups/demo/dev/dev.NS.json", ".pulumi/backups/demo/dev/dev.NS.json.attrs",
            ".pulumi/history/demo/dev/dev-NS.checkpoint.json", ".pulumi/history/demo/dev/dev-NS.checkpoint.json.attrs",
            ".pulumi/history/demo/dev/dev-NS.history.json", ".pulumi/history/demo/dev/dev-NS.history.json.attrs",
            ".pulumi/meta.yaml", ".pulumi/meta.yaml.attrs",
            ".pulumi/stacks/demo/dev.json", ".pulumi/stacks/demo/dev.json.attrs",
            ".pulumi/stacks/demo/dev.json.bak", ".pulumi/stacks/demo/dev.json.bak.attrs");
        File.ReadAllText(Directory.GetFiles(_stacks.Root, "*.history.json", SearchOption.AllDirectories).Single()).Should().Be(
            """{"kind":"update","startTime":1795251600,"message":"","environment":{},"config":{},"version":0,"result":"succeeded","endTime":1795251600,"resourceChanges":{"create":1}}""");
        File.ReadAllText(_stacks.StateFile).Should().StartWith(
            """{"version":3,"checkpoint":{"stack":"organization/demo/dev","latest":{"manifest":{"time":"2026-11-21T11:00:00+02:00","magic":" """.TrimEnd());
    }

    [Test]
    public async Task A_replacement_keeps_the_old_object_until_it_is_deleted()
    {
        var old = StackFixture.Resource("a", "1");
        await _stacks.GivenAsync(old, StackFixture.Resource("b", "2", old));
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        await session.ChangeAsync(StateChange.PutBeside(StackFixture.Resource("a", "9"), old));
        (await session.GetCurrentAsync()).Resources.Select(resource => resource.Id).Should().Equal("9", "1", "2");
        await session.ChangeAsync(StateChange.Remove(old with { Delete = true }));

        (await session.GetCurrentAsync()).Resources.Select(resource => resource.Id).Should().Equal("9", "2");
    }

    [Test]
    public async Task A_resource_deleted_to_be_replaced_stays_until_the_new_one_is_there()
    {
        var old = StackFixture.Resource("a", "1");
        await _stacks.GivenAsync(old);
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        await session.ChangeAsync(StateChange.DeletedToReplace(old));
        (await session.GetCurrentAsync()).Resources.Should().ContainSingle().Which.PendingReplacement.Should().BeTrue();
        await session.ChangeAsync(StateChange.Put(StackFixture.Resource("a", "2")));

        (await session.GetCurrentAsync()).Resources.Should().ContainSingle().Which.Id.Should().Be("2");
    }

    [Test]
    public async Task What_depended_on_a_resource_that_is_gone_is_written_without_it()
    {
        var a = StackFixture.Resource("a", "1");
        await _stacks.GivenAsync(a, StackFixture.Resource("b", "2", a));
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            await session.ChangeAsync(StateChange.Remove(a));
            await session.FinishAsync(StackFixture.Success);
        }

        (await _stacks.NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources.Should().ContainSingle().Which.Dependencies.Should().BeEmpty();
    }

    [Test]
    public async Task Steps_side_by_side_are_all_kept()
    {
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            await Parallel.ForAsync(0, 200, async (i, _) =>
            {
                var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource($"r{i}"), CancellationToken.None);
                await session.RecordCreatedAsync(ticket, $"{i}", ObjectValue.Empty);
                await session.CompleteAsync(ticket, StateChange.Put(StackFixture.Resource($"r{i}", $"{i}")));
            });
        }

        var replayed = await _stacks.NewStore().FindAsync(StackFixture.Dev);

        replayed!.Snapshot.Resources.Should().HaveCount(200);
        replayed.Interrupted.Should().BeEmpty();
    }

    [Test]
    public async Task A_checkpoint_in_between_does_not_disturb_replay()
    {
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            await session.ChangeAsync(StateChange.Put(StackFixture.Resource("a", "1")));
            var open = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("b"));
            await session.RecordCreatedAsync(open, "2", ObjectValue.Empty);
            var lost = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("c"));
            lost.Operation.Resource.Urn.Name.Should().Be("c");
            _stacks.Clock.Advance(TimeSpan.FromMinutes(1));
            await session.ChangeAsync(StateChange.Put(StackFixture.Resource("d", "4")));
            await session.CompleteAsync(open, StateChange.Put(StackFixture.Resource("b", "2")));
        }

        File.ReadAllText(_stacks.StateFile).Should().Contain("pending_operations", "the checkpoint was written in between");
        var replayed = await _stacks.NewStore().FindAsync(StackFixture.Dev);
        replayed!.Snapshot.Resources.Select(resource => resource.Urn.Name).Should().BeEquivalentTo("a", "b", "d");
        replayed.Interrupted.Should().ContainSingle().Which.Resource.Urn.Name.Should().Be("c");
    }

    [Test]
    public async Task A_failed_operation_leaves_nothing_pending()
    {
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);
        var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("a"));

        await session.AbandonAsync(ticket);

        (await session.GetCurrentAsync()).PendingOperations.Should().BeEmpty();
    }

    [Test]
    public async Task A_step_writes_as_many_bytes_to_a_large_stack_as_to_a_small_one()
    {
        var (small, smallEnd) = await BytesOfStepsAsync(resources: 10);
        var (large, largeEnd) = await BytesOfStepsAsync(resources: 5000);

        large.Should().Be(small);
        small.Should().BeLessThan(100 * 2000);
        largeEnd.Should().BeLessThan(5000 * 5000, "the end of a run writes the state a few times, not once a step");
        smallEnd.Should().BeLessThan(500 * 1000);
    }

    /// <summary>The bytes that a hundred creations write, and those of the end of the run.</summary>
    private static async Task<(long Steps, long End)> BytesOfStepsAsync(int resources)
    {
        using var stacks = new StackFixture();
        await stacks.GivenAsync([.. Enumerable.Range(10_000, resources).Select(i => StackFixture.Resource($"r{i}", $"{i}"))]);
        await using var session = await stacks.NewStore().OpenAsync(StackFixture.Dev);
        await CreateAsync(99_999);
        var (before, checkpoint) = (BytesIn(stacks.Root), File.GetLastWriteTimeUtc(stacks.StateFile));
        for (var i = 50_000; i < 50_100; i++)
        {
            await CreateAsync(i);
        }

        var steps = BytesIn(stacks.Root) - before;
        File.GetLastWriteTimeUtc(stacks.StateFile).Should().Be(checkpoint, "no step writes the whole state");
        await session.FinishAsync(StackFixture.Success);
        return (steps, BytesIn(stacks.Root) - before);

        async Task CreateAsync(int number) => await session.CompleteAsync(
            await session.BeginAsync(OperationKind.Creating, StackFixture.Resource($"s{number}")), StateChange.Put(StackFixture.Resource($"s{number}", $"{number}")));
    }

    private static long BytesIn(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    [Test]
    public async Task A_run_that_changes_nothing_writes_no_journal()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        await session.KeepAsync((await session.GetCurrentAsync()).Resources[0]);

        File.Exists(_stacks.JournalFile).Should().BeFalse();
    }

    [Test]
    public async Task Who_looks_on_sees_what_a_run_has_done_and_nothing_interrupted()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);
        await session.ChangeAsync(StateChange.Put(StackFixture.Resource("b", "2")));
        var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("c"));
        await session.RecordCreatedAsync(ticket, "3", ObjectValue.Empty);
        await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("d"));

        var seen = (await _stacks.NewStore().FindAsync(StackFixture.Dev))!;

        seen.Notices.Should().ContainSingle().Which.Code.Should().Be("IMI4132");
        seen.Snapshot.Resources.Select(resource => resource.Urn.Name).Should().BeEquivalentTo("a", "b", "c");
        seen.Snapshot.Resources.Should().OnlyContain(resource => resource.InitErrors.Count == 0);
        seen.Snapshot.PendingOperations.Should().BeEmpty();
        seen.Interrupted.Should().BeEmpty();
    }

    [Test]
    public async Task What_will_write_is_refused_while_a_run_is_under_way_and_not_for_a_dead_one()
    {
        var store = _stacks.NewStore();
        await using (await store.OpenAsync(StackFixture.Dev))
        {
            var require = async () => await _stacks.NewStore().RequireUnlockedAsync(StackFixture.Dev);
            (await require.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4130");
        }

        File.WriteAllText(
            Path.Combine(_stacks.Root, ".pulumi", "locks", "organization", "demo", "dev", "x.json"),
            $$"""{"pid":{{Environment.ProcessId}},"username":"ann","hostname":"{{Dns.GetHostName()}}"}""");
        await store.RequireUnlockedAsync(StackFixture.Dev);
        (await store.FindAsync(StackFixture.Dev))!.Notices.Should().BeEmpty();
    }

    [Test]
    public async Task A_lock_is_not_taken_from_a_running_process_unless_forced()
    {
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);
        var unlock = async () => await _stacks.NewStore().UnlockAsync(StackFixture.Dev, force: false);

        (await unlock.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4133");

        (await _stacks.Backend.ListLocksAsync(StackFixture.Dev)).Should().ContainSingle();
        (await _stacks.NewStore().UnlockAsync(StackFixture.Dev, force: true)).Should().ContainSingle();
        (await _stacks.Backend.ListLocksAsync(StackFixture.Dev)).Should().BeEmpty();
    }

    [Test]
    public async Task A_second_run_is_told_who_holds_the_stack()
    {
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        var open = async () => await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        var diagnostic = (await open.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();
        diagnostic.Code.Should().Be("IMI4130");
        diagnostic.Detail.Should().Be($"The stack is currently locked by {Environment.UserName}@{Dns.GetHostName()} (process {Environment.ProcessId}, since 2026-11-21 11:00:00 +02:00).");
        diagnostic.Hint.Should().StartWith("wait for that run to end.").And.EndWith("\n    immutainfra state unlock");
    }
}
