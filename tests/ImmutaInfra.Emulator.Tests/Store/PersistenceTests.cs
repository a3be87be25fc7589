using System.Runtime.Versioning;
using ImmutaInfra.Testing;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Store;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PersistenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static IEnumerable<TestCaseData> WhereFilesHaveModes =>
        [new TestCaseData().SkippedBecause(OperatingSystem.IsWindows() ? "Windows has no file modes" : null)];

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Everything_is_as_before_after_a_restart()
    {
        var before = new Dictionary<string, string>();
        await using (var first = await StartAsync())
        {
            foreach (var type in Envelopes.Types)
            {
                var id = await first.CreateAsync(Envelopes.Of(type));
                before[id] = (await first.GetAsync($"/integrations/{id}")).Text;
            }
        }

        await using var second = await StartAsync();

        foreach (var (id, text) in before)
        {
            (await second.GetAsync($"/integrations/{id}")).Text.Should().Be(text);
        }

        (await second.PostAsync("/integrations", Envelopes.Snowflake())).Status.Should().Be(409);
    }

    [Test]
    public async Task An_operation_goes_on_over_a_restart()
    {
        var clock = new HandSetClock();
        await using (var first = await StartAsync(clock))
        {
            await first.CreateAsync(Envelopes.Snowflake());
            await first.RuleAsync(new JObject { ["endStatus"] = "editError" });
            await first.PutAsync("/integrations/1", Envelopes.Snowflake().With("warehouse", "WH2"));
        }

        await using var second = await StartAsync(clock);
        var meanwhile = await second.GetAsync("/integrations/1");
        second.Settle();
        var afterwards = await second.GetAsync("/integrations/1");

        meanwhile["status"].Should().Be("editing");
        meanwhile["config.warehouse"].Should().Be("WH2");
        afterwards["status"].Should().Be("editError");
        afterwards["config.warehouse"].Should().Be("WH1");
        afterwards["validationResults.status"].Should().Be("failed");
    }

    [Test]
    public async Task An_operation_stuck_before_a_restart_is_stuck_after_it()
    {
        await using (var first = await StartAsync())
        {
            await first.RuleAsync(new JObject { ["stuck"] = true });
            await first.PostAsync("/integrations", Envelopes.Snowflake());
        }

        await using var second = await StartAsync();
        second.Clock.Advance(TimeSpan.FromDays(1));

        (await second.GetAsync("/integrations/1"))["status"].Should().Be("creating");
    }

    [Test]
    public async Task An_id_is_never_given_twice()
    {
        await using (var first = await StartAsync())
        {
            await first.CreateAsync(Envelopes.Of("Trino"));
            await first.DeleteAsync("/integrations/1");
            first.Settle();
            await first.GetAsync("/integrations");
        }

        Directory.GetFiles(_folder.Path, "integration-*").Should().BeEmpty();
        await using var second = await StartAsync();
        (await second.CreateAsync(Envelopes.Of("Trino"))).Should().Be("2");
    }

    [TestCaseSource(nameof(WhereFilesHaveModes))]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_their_owner_can_read_the_files()
    {
        await using var immuta = await StartAsync(folder: Path.Combine(_folder.Path, "made", "for-us"));
        await immuta.CreateAsync(Envelopes.Snowflake());

        var folder = Path.Combine(_folder.Path, "made", "for-us");
        File.GetUnixFileMode(Path.Combine(folder, "integration-1.json")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(folder).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.GetFiles(folder, "*.new").Should().BeEmpty();
    }

    [Test]
    public async Task A_folder_serves_one_emulator_at_a_time()
    {
        await using var first = await StartAsync();

        await this.Invoking(it => it.StartAsync()).Should().ThrowAsync<IOException>()
            .WithMessage($"Another emulator is using the folder {_folder.Path}.");
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"id":"1","type":"Oracle"}""")]
    public async Task A_damaged_file_is_refused_by_name(string text)
    {
        var path = Path.Combine(_folder.Path, "integration-1.json");
        await File.WriteAllTextAsync(path, text);

        await this.Invoking(it => it.StartAsync()).Should().ThrowAsync<InvalidDataException>()
            .WithMessage($"The emulator's file {path} is damaged: *");
        (await File.ReadAllTextAsync(path)).Should().Be(text);
    }

    [Test]
    public async Task A_failed_start_lets_go_of_the_folder()
    {
        var path = Path.Combine(_folder.Path, "integration-1.json");
        await File.WriteAllTextAsync(path, "{");
        await this.Invoking(it => it.StartAsync()).Should().ThrowAsync<InvalidDataException>();
        File.Delete(path);

        await using var immuta = await StartAsync();

        (await immuta.GetAsync("/integrations")).Status.Should().Be(200);
    }

    [Test]
    public async Task What_a_killed_process_left_half_written_is_cleared_away()
    {
        var path = Path.Combine(_folder.Path, "integration-1.json.new");
        await File.WriteAllTextAsync(path, "{\"config\":{\"pass");

        await using var immuta = await StartAsync();

        File.Exists(path).Should().BeFalse();
        (await immuta.GetAsync("/integrations")).Text.Should().Be("[]");
    }

    private Task<Tenant> StartAsync(HandSetClock? clock = null, string? folder = null) =>
        Tenant.StartAsync(options => options with { DataDirectory = folder ?? _folder.Path }, clock);
}
