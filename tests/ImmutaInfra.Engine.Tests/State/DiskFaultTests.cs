using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Tests.State;

/// <summary>The old state or the new one, never neither. Needs the right to mount; skipped otherwise.</summary>
[TestFixtureSource(nameof(Disks))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DiskFaultTests : IDisposable
{
    private readonly SmallDisk _disk;
    private readonly HandSetClock _clock = new();

    public DiskFaultTests(string kind)
    {
        kind.Should().Be("tmpfs");
        _disk = SmallDisk.TryMount()!;
    }

    public static IEnumerable<TestFixtureData> Disks() => SmallDisk.CanMount()
        ? [new TestFixtureData("tmpfs")]
        : [new TestFixtureData("").SetArgDisplayNames("skipped: a disk of a megabyte cannot be mounted here").Ignore("a disk of a megabyte cannot be mounted here")];

    public void Dispose() => _disk.Dispose();

    [Test]
    public async Task A_full_disk_before_an_operation_forbids_it_and_leaves_the_state()
    {
        await GivenAsync("a");
        _disk.Fill();
        await using (var session = await TryOpenAsync())
        {
            if (session is not null)
            {
                var begin = async () => await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("b"));
                (await begin.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4124");
            }
        }

        (await NamesAsync()).Should().Equal(["a"], "nothing that was there is lost while the disk is full");
        _disk.Empty();
        await GivenAsync("b");
        (await NamesAsync()).Should().BeEquivalentTo("a", "b");
    }

    [Test]
    public async Task A_disk_that_fills_up_during_a_run_keeps_what_was_promised()
    {
        await GivenAsync("a");
        var done = new List<string> { "a" };
        await using (var session = await NewStore().OpenAsync(StackFixture.Dev))
        {
            var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("b"));
            await session.CompleteAsync(ticket, StateChange.Put(StackFixture.Resource("b", "2")));
            done.Add("b");
            _disk.Fill();
            var fails = async () =>
            {
                for (var i = 0; i < 10_000; i++)
                {
                    var next = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource($"c{i}"));
                    await session.CompleteAsync(next, StateChange.Put(StackFixture.Resource($"c{i}", $"{i}")));
                    done.Add($"c{i}");
                }
            };
            await fails.Should().ThrowAsync<DiagnosticException>();
            var finish = async () => await session.FinishAsync(StackFixture.Success);
            await finish.Should().ThrowAsync<DiagnosticException>();
        }

        (await NamesAsync()).Should().BeEquivalentTo(done, "while it is full");
        _disk.Empty();
        await GivenAsync("z");
        (await NamesAsync()).Should().BeEquivalentTo([.. done, "z"], "once there is room again");
    }

    [Test]
    public async Task A_folder_that_is_read_only_is_told_and_can_still_be_read()
    {
        await GivenAsync("a");
        _disk.MakeReadOnly();
        var open = async () => await NewStore().OpenAsync(StackFixture.Dev);

        (await open.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4124");

        (await NamesAsync()).Should().Equal("a");
        (await NewStore().VerifyAsync(StackFixture.Dev)).IsSound.Should().BeTrue();
    }

    [Test]
    public async Task A_folder_that_becomes_read_only_during_a_run_keeps_what_was_promised()
    {
        await GivenAsync("a");
        await using (var session = await NewStore().OpenAsync(StackFixture.Dev))
        {
            var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("b"));
            await session.CompleteAsync(ticket, StateChange.Put(StackFixture.Resource("b", "2")));

            // Nothing may be open for writing when a disk becomes read-only, so the folder is moved away from under the run.
            Directory.Move(Path.Combine(_disk.Folder, ".pulumi"), Path.Combine(_disk.Folder, "away"));
            File.WriteAllText(Path.Combine(_disk.Folder, ".pulumi"), "");
            var finish = async () => await session.FinishAsync(StackFixture.Success);
            await finish.Should().ThrowAsync<Exception>();
            File.Delete(Path.Combine(_disk.Folder, ".pulumi"));
            Directory.Move(Path.Combine(_disk.Folder, "away"), Path.Combine(_disk.Folder, ".pulumi"));
        }

        (await NamesAsync()).Should().BeEquivalentTo("a", "b");
    }

    private StackStore NewStore() => new(
        new FileBackend(_disk.Folder, _clock, _ => null), new PassphraseSource(_ => Recording.Passphrase, "/nonexistent"), _clock);

    private async Task<StackSession?> TryOpenAsync()
    {
        try
        {
            return await NewStore().OpenAsync(StackFixture.Dev);
        }
        catch (DiagnosticException refusal) when (refusal.Diagnostics is [{ Code: "IMI4124" }])
        {
            return null;
        }
    }

    private async Task GivenAsync(string name)
    {
        await using var session = await NewStore().OpenAsync(StackFixture.Dev);
        await session.ChangeAsync(StateChange.Put(StackFixture.Resource(name, name)));
        await session.FinishAsync(StackFixture.Success);
    }

    private async Task<IReadOnlyList<string>> NamesAsync() =>
        [.. (await NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources.Select(resource => resource.Urn.Name)];
}
