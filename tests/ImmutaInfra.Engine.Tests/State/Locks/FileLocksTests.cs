using System.Diagnostics;
using System.Net;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Tests.State.Locks;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FileLocksTests : IDisposable
{
    private readonly StackFixture _stacks = new();

    private string Folder => Path.Combine(_stacks.Root, ".pulumi", "locks", "organization", "demo", "dev");

    public void Dispose() => _stacks.Dispose();

    [Test]
    public async Task A_lock_file_says_who_holds_it_and_goes_with_the_lock()
    {
        await using (await _stacks.Backend.LockAsync(StackFixture.Dev))
        {
            var file = Directory.GetFiles(Folder, "*.json").Should().ContainSingle().Subject;
            Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "D", out _).Should().BeTrue();
            File.ReadAllText(file).Should().Be(
                $$"""{"pid":{{Environment.ProcessId}},"username":"{{Environment.UserName}}","hostname":"{{Dns.GetHostName()}}","timestamp":"2026-11-21T11:00:00+02:00"}""");
        }

        Directory.Exists(Folder).Should().BeFalse("there is no such stack");
    }

    [Test]
    public async Task The_lock_of_a_process_on_another_machine_is_heeded()
    {
        GivenLock(1, "elsewhere");

        var take = async () => await _stacks.Backend.LockAsync(StackFixture.Dev);

        (await take.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Detail
            .Should().Contain("locked by ann@elsewhere (process 1, since 2026-11-21 08:13:05 +00:00).");
        Directory.GetFiles(Folder, "*.json").Should().ContainSingle();
    }

    [Test]
    public async Task The_lock_of_a_living_process_on_this_machine_is_heeded()
    {
        using var living = Process.Start(new ProcessStartInfo("cat") { RedirectStandardInput = true })!;
        GivenLock(living.Id, Dns.GetHostName());

        var take = async () => await _stacks.Backend.LockAsync(StackFixture.Dev);

        await take.Should().ThrowAsync<DiagnosticException>();
        living.StandardInput.Close();
        await living.WaitForExitAsync();
    }

    [Test]
    public async Task The_lock_of_a_dead_process_on_this_machine_is_taken_over()
    {
        using var dead = Process.Start(new ProcessStartInfo("cat") { RedirectStandardInput = true })!;
        dead.StandardInput.Close();
        await dead.WaitForExitAsync();
        GivenLock(dead.Id, Dns.GetHostName());

        await using var taken = await _stacks.Backend.LockAsync(StackFixture.Dev);

        taken.Notices.Should().ContainSingle().Which.Code.Should().Be("IMI4131");
        Directory.GetFiles(Folder, "*.json").Should().ContainSingle();
    }

    [Test]
    public async Task A_lock_with_this_number_that_this_process_did_not_take_is_of_an_earlier_container()
    {
        GivenLock(Environment.ProcessId, Dns.GetHostName());

        await using var taken = await _stacks.Backend.LockAsync(StackFixture.Dev);

        taken.Notices.Should().ContainSingle();
    }

    [TestCase("""{"pid":"many","username":5,"future":{"a":[1]}}""")]
    [TestCase("[]")]
    [TestCase("")]
    [TestCase("ann was here")]
    [TestCase("""{"pid":99999999999999999999,"hostname":null}""")]
    public async Task A_lock_of_another_form_is_heeded_and_shown_by_its_file(string text)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "x.json"), text);

        var take = async () => await _stacks.Backend.LockAsync(StackFixture.Dev);

        var problem = (await take.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();
        problem.Code.Should().Be("IMI4130");
        problem.Detail.Should().MatchRegex("\n    file:///.*/x.json$", "it stands alone on its line");
        File.ReadAllText(Path.Combine(Folder, "x.json")).Should().Be(text);
    }

    [Test]
    public async Task A_lock_that_knows_more_than_this_program_is_read_all_the_same()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "x.json"), """{"future":{"a":[1]},"pid":7,"username":"ann","hostname":"elsewhere","timestamp":"soon"}""");

        (await _stacks.Backend.ListLocksAsync(StackFixture.Dev)).Should().ContainSingle().Which.Should().BeEquivalentTo(new { ProcessId = 7, User = "ann", Host = "elsewhere" });
    }

    [Test]
    public async Task A_lock_that_cannot_be_read_is_heeded_and_can_be_removed()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "x.json"), "{");
        var take = async () => await _stacks.Backend.LockAsync(StackFixture.Dev);
        await take.Should().ThrowAsync<DiagnosticException>();

        (await _stacks.Backend.UnlockAsync(StackFixture.Dev)).Should().ContainSingle();

        await using var taken = await _stacks.Backend.LockAsync(StackFixture.Dev);
    }

    private void GivenLock(int processId, string host)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(
            Path.Combine(Folder, "11111111-2222-4333-8444-555555555555.json"),
            $$"""{"pid":{{processId}},"username":"ann","hostname":"{{host}}","timestamp":"2026-11-21T08:13:05.1Z"}""");
    }
}
