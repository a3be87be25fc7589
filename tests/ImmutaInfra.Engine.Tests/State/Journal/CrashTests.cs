using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Tests.State.Journal;

/// <summary>What the next run finds, wherever the last one was killed.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CrashTests : IDisposable
{
    private readonly StackFixture _stacks = new();

    public void Dispose() => _stacks.Dispose();

    [Test]
    public async Task A_journal_cut_at_any_byte_gives_the_state_before_or_after_the_line()
    {
        await _stacks.GivenAsync(StackFixture.Resource("old", "0"));
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("a"));
            await session.RecordCreatedAsync(ticket, "1", new ObjectValue(("status", "creating")));
            await session.CompleteAsync(ticket, StateChange.Put(StackFixture.Resource("a", "1")));
            await session.ChangeAsync(StateChange.Remove(StackFixture.Resource("old", "0")));
        }

        var journal = File.ReadAllBytes(_stacks.JournalFile);
        var ends = Enumerable.Range(0, journal.Length).Where(i => journal[i] == '\n').ToList();
        ends.Should().HaveCount(5);
        for (var length = 0; length <= journal.Length; length++)
        {
            File.WriteAllBytes(_stacks.JournalFile, journal[..length]);
            var lines = ends.Count(end => end < length);

            var found = (await _stacks.NewStore().FindAsync(StackFixture.Dev))!;

            var names = found.Snapshot.Resources.Select(resource => resource.Urn.Name);
            names.Should().BeEquivalentTo(lines switch { < 3 => ["old"], 3 or 4 => ["old", "a"], _ => ["a"] }, $"the journal was cut at byte {length}");
            found.Interrupted.Should().HaveCount(lines is 2 or 3 ? 1 : 0);
            found.Snapshot.PendingOperations.Should().HaveCount(lines == 2 ? 1 : 0);
        }
    }

    [Test]
    public async Task A_creation_whose_id_is_known_becomes_a_resource_that_does_not_work_yet()
    {
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("a"));
            await session.RecordCreatedAsync(ticket, "1", new ObjectValue(("status", "creating")));
        }

        await using var next = await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        var resource = next.Found.Snapshot.Resources.Should().ContainSingle().Subject;
        (resource.Id, resource.InitErrors.Count).Should().Be(("1", 1));
        next.Found.Interrupted.Should().ContainSingle().Which.Resource.Id.Should().Be("1");
        next.Found.Snapshot.PendingOperations.Should().BeEmpty();
        next.Notices.Should().Contain(notice => notice.Code == "IMI4142");
        File.Exists(_stacks.JournalFile).Should().BeFalse("what it said is in the checkpoint now");
        File.ReadAllText(_stacks.StateFile).Should().Contain("\"id\":\"1\"");
    }

    [Test]
    public async Task A_creation_whose_answer_was_lost_stays_pending_until_it_is_settled()
    {
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("a"));
            await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("b"));
        }

        await using (var next = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            next.Found.Snapshot.PendingOperations.Should().HaveCount(2);
            await next.ChangeAsync(StateChange.Put(StackFixture.Resource("a", "1")));
            await next.SettleAsync(next.Found.Interrupted[1]);
            await next.FinishAsync(StackFixture.Success);
        }

        (await _stacks.NewStore().FindAsync(StackFixture.Dev))!.Snapshot.PendingOperations.Should().BeEmpty();
    }

    [Test]
    public async Task A_run_killed_between_checkpoint_and_journal_loses_and_doubles_nothing()
    {
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            await session.ChangeAsync(StateChange.Put(StackFixture.Resource("a", "1")));
            var journalBefore = File.ReadAllBytes(_stacks.JournalFile);
            await session.FinishAsync(StackFixture.Success);
            File.WriteAllBytes(_stacks.JournalFile, journalBefore);
        }

        // Without its last line, the journal does not know the checkpoint; something else may have written it.
        var foreign = await _stacks.NewStore().FindAsync(StackFixture.Dev);
        foreign!.Notices.Should().ContainSingle().Which.Code.Should().Be("IMI4141");
        foreign.Snapshot.Resources.Should().ContainSingle();
    }

    [Test]
    public async Task A_journal_of_another_state_is_kept_aside()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("b"));
            await session.RecordCreatedAsync(ticket, "77", ObjectValue.Empty);
        }

        File.WriteAllText(_stacks.StateFile, File.ReadAllText(_stacks.StateFile).Replace("\"a\"", "\"z\"", StringComparison.Ordinal));
        await using var next = await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        next.Notices.Should().ContainSingle(notice => notice.Code == "IMI4141").Which.Detail.Should().Contain("77");
        Directory.GetFiles(Path.GetDirectoryName(_stacks.JournalFile)!, "dev.journal.*").Should().ContainSingle();
    }

    [Test]
    public async Task A_changed_line_is_refused_and_the_journal_left_alone()
    {
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            await session.ChangeAsync(StateChange.Put(StackFixture.Resource("a", "1")));
            await session.ChangeAsync(StateChange.Put(StackFixture.Resource("b", "2")));
        }

        var text = File.ReadAllText(_stacks.JournalFile);
        File.WriteAllText(_stacks.JournalFile, text.Replace("\"id\":\"1\"", "\"id\":\"3\"", StringComparison.Ordinal));
        var open = async () => await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        (await open.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4140");
        File.ReadAllText(_stacks.JournalFile).Should().Contain("\"id\":\"3\"");
        (await _stacks.Backend.ListLocksAsync(StackFixture.Dev)).Should().BeEmpty("the run that could not start gave up its lock");
    }

    [Test]
    public async Task Secrets_never_reach_the_disk_in_clear_and_come_back_after_a_crash()
    {
        const string planted = "pLaNtEd-\"s3cret\"-<é>";
        var resource = StackFixture.Resource("a", "1") with
        {
            Inputs = new ObjectValue(("password", SecretValue.Of(planted)), ("list", new ListValue([SecretValue.Of(new ObjectValue(("x", planted)))]))),
            Outputs = new ObjectValue(("password", SecretValue.Of(planted))),
        };
        await using (var session = await _stacks.NewStore(withSettings: true).OpenAsync(StackFixture.Dev))
        {
            var ticket = await session.BeginAsync(OperationKind.Creating, resource with { Id = "" });
            await session.RecordCreatedAsync(ticket, "1", resource.Outputs);
            await session.CompleteAsync(ticket, StateChange.Put(resource));
        }

        AssertNowhere(planted);
        await using (var next = await _stacks.NewStore(withSettings: true).OpenAsync(StackFixture.Dev))
        {
            next.Found.Snapshot.Resources.Single().Inputs.Equals(resource.Inputs).Should().BeTrue();
            await next.ChangeAsync(StateChange.Put(next.Found.Snapshot.Resources.Single() with { InitErrors = ["x"] }));
            await next.FinishAsync(StackFixture.Success);
        }

        AssertNowhere(planted);
        var settings = File.ReadAllText(Path.Combine(_stacks.Root, "Pulumi.dev.yaml"));
        settings.Should().StartWith("encryptionsalt: v1:");
        File.ReadAllText(_stacks.StateFile).Should().Contain(settings["encryptionsalt: ".Length..].Trim());
        (await _stacks.NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources.Single().Outputs.Equals(resource.Outputs).Should().BeTrue();
    }

    private void AssertNowhere(string planted)
    {
        foreach (var file in Directory.GetFiles(_stacks.Root, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(file).Should().NotContain(planted[..7], $"{file} must not hold the secret");
        }
    }
}
