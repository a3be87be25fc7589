using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Backends.Postgres;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Engine.Tests.State.Backends.Postgres;

/// <summary>Against a real PostgreSQL; skipped where none is installed.</summary>
[TestFixtureSource(nameof(Installations))]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PostgresBackendTests : IDisposable
{
    private static PostgresServer _server = null!;

    private const string Planted = "planted-s3cret";

    private readonly StackFixture _files = new();
    private readonly List<IStateBackend> _open = [];
    private string _url = "";

    public PostgresBackendTests(string binaries) => binaries.Should().NotBeEmpty();

    public static IEnumerable<TestFixtureData> Installations() => PostgresServer.FindBinaries() is { } binaries
        ? [new TestFixtureData(binaries)]
        : [new TestFixtureData("").SetArgDisplayNames("skipped: PostgreSQL is not installed").Ignore("PostgreSQL is not installed")];

    [OneTimeSetUp]
    public static async Task StartServerAsync() => _server = await PostgresServer.StartAsync(PostgresServer.FindBinaries()!);

    [OneTimeTearDown]
    public static async Task StopServerAsync() => await _server.DisposeAsync();

    [SetUp]
    public async Task MakeDatabaseAsync() => _url = await _server.CreateDatabaseAsync();

    [TearDown]
    public async Task CloseAsync()
    {
        foreach (var backend in _open)
        {
            await backend.DisposeAsync();
        }

        _open.Clear();
    }

    public void Dispose() => _files.Dispose();

    [Test]
    public async Task A_run_leaves_the_same_bytes_as_in_files()
    {
        await using (var session = await _files.NewStore().OpenAsync(StackFixture.Dev))
        {
            await RunAsync(session);
        }

        await using (var session = await NewStore().OpenAsync(StackFixture.Dev))
        {
            await RunAsync(session);
        }

        var inFile = Recording.WithoutCiphertexts(File.ReadAllText(_files.StateFile));
        Recording.WithoutCiphertexts(await CheckpointAsync()).Should().Be(inFile);
        (await RunsAsync(NewBackend())).Should().ContainSingle();
        (await NewBackend().ListLocksAsync(StackFixture.Dev)).Should().BeEmpty();
    }

    [Test]
    public async Task The_journal_of_a_run_that_was_cut_off_is_replayed()
    {
        await using (var session = await NewStore().OpenAsync(StackFixture.Dev))
        {
            var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("a"));
            await session.RecordCreatedAsync(ticket, "1", new ObjectValue(("password", SecretValue.Of(Planted))));
            await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("b"));
        }

        await using var next = await NewStore().OpenAsync(StackFixture.Dev);

        next.Notices.Should().Contain(notice => notice.Code == "IMI4142");
        next.Found.Snapshot.Resources.Should().ContainSingle().Which.Id.Should().Be("1");
        next.Found.Snapshot.PendingOperations.Should().ContainSingle().Which.Resource.Urn.Name.Should().Be("b");
        (await NewBackend().JournalOf(StackFixture.Dev).FindAsync()).Should().BeNull("what it said is in the checkpoint now");
        (await CheckpointAsync()).Should().NotContain(Planted);
    }

    [Test]
    public async Task Steps_side_by_side_are_all_kept()
    {
        await using (var session = await NewStore().OpenAsync(StackFixture.Dev))
        {
            await Parallel.ForAsync(0, 200, async (i, _) =>
            {
                var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource($"r{i}"), CancellationToken.None);
                await session.CompleteAsync(ticket, StateChange.Put(StackFixture.Resource($"r{i}", $"{i}")));
            });
        }

        (await NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources.Should().HaveCount(200);
    }

    [Test]
    public async Task A_second_run_is_told_who_works()
    {
        await using var first = await NewStore().OpenAsync(StackFixture.Dev);
        var second = async () => await NewStore().OpenAsync(StackFixture.Dev);

        var refusal = (await second.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();

        refusal.Code.Should().Be("IMI4130");
        refusal.Detail.Should().Contain(Environment.UserName).And.Contain($"process {Environment.ProcessId}").And.NotContain("planted");
        await using var other = await NewStore().OpenAsync(new StackName("demo", "other"));
    }

    [Test]
    public async Task A_run_whose_lock_was_taken_away_writes_no_more()
    {
        await using var robbed = await NewStore().OpenAsync(StackFixture.Dev);
        await robbed.ChangeAsync(StateChange.Put(StackFixture.Resource("a", "1")));

        (await NewBackend().UnlockAsync(StackFixture.Dev)).Should().ContainSingle().Which.ProcessId.Should().Be(Environment.ProcessId);
        await using (var next = await NewStore().OpenAsync(StackFixture.Dev))
        {
            var begin = async () => await robbed.BeginAsync(OperationKind.Creating, StackFixture.Resource("b"));
            (await begin.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4147");
            await next.ChangeAsync(StateChange.Put(StackFixture.Resource("c", "3")));
            await next.FinishAsync(StackFixture.Success);
        }

        (await NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources.Select(resource => resource.Urn.Name).Should().BeEquivalentTo("a", "c");
    }

    [Test]
    public async Task A_server_that_fails_in_the_middle_costs_nothing_that_was_promised()
    {
        await using (var session = await NewStore().OpenAsync(StackFixture.Dev))
        {
            var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("a"));
            await session.RecordCreatedAsync(ticket, "1", ObjectValue.Empty);
            await _server.StopAsync();
            var begin = async () => await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("b"));
            var refusal = (await begin.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();
            refusal.Code.Should().Be("IMI4144");
            refusal.ToString().Should().NotContain("planted");
        }

        await _server.StartAgainAsync();

        (await NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources.Should().ContainSingle().Which.Id.Should().Be("1");
    }

    [Test]
    public async Task A_stack_goes_from_files_to_the_database_and_back()
    {
        await _files.GivenAsync(StackFixture.Resource("a", "1") with { Inputs = new ObjectValue(("password", SecretValue.Of(Planted))) });
        await _files.GivenAsync(StackFixture.Resource("b", "2"));
        await _files.Backend.SaveTagsAsync(StackFixture.Dev, """{"version":1,"tags":{"owner":"ann"}}"""u8.ToArray());
        using var back = new StackFixture();

        (await _files.NewStore().CopyAsync(NewBackend(), StackFixture.Dev, force: false)).Should().Be((2, 2));
        (await NewStore().CopyAsync(back.Backend, StackFixture.Dev, force: false)).Should().Be((2, 2));

        File.ReadAllBytes(back.StateFile).Should().Equal(File.ReadAllBytes(_files.StateFile));
        Encoding.UTF8.GetString((await back.Backend.FindTagsAsync(StackFixture.Dev))!.Text.Span).Should().Be("""{"version":1,"tags":{"owner":"ann"}}""");
        (await RunsAsync(back.Backend)).Should().Equal(await RunsAsync(_files.Backend));
        var again = async () => await _files.NewStore().CopyAsync(NewBackend(), StackFixture.Dev, force: false);
        (await again.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4149");
        (await _files.NewStore().CopyAsync(NewBackend(), StackFixture.Dev, force: true)).Resources.Should().Be(2);
    }

    [Test]
    public async Task Stacks_are_listed_renamed_and_removed()
    {
        var store = NewStore();
        await using (var session = await store.OpenAsync(StackFixture.Dev))
        {
            await RunAsync(session);
        }

        await store.CreateAsync(new StackName("other", "x"));
        await store.RenameAsync(StackFixture.Dev, new StackName("demo", "prod"));
        (await ListAsync()).Should().Equal("demo/prod", "other/x");
        (await RunsAsync(NewBackend(), new StackName("demo", "prod"))).Should().ContainSingle();

        await store.RemoveAsync(new StackName("demo", "prod"), force: true);

        (await ListAsync()).Should().Equal("other/x");
        (await store.RestoreAsync(new StackName("demo", "prod"), from: null)).Resources.Should().Be(1);
    }

    [Test]
    public async Task A_damaged_row_is_refused_with_backups_that_would_do_and_can_be_restored()
    {
        foreach (var name in (string[])["a", "b"])
        {
            await using var session = await NewStore().OpenAsync(StackFixture.Dev);
            await session.ChangeAsync(StateChange.Put(StackFixture.Resource(name, "1")));
            await session.FinishAsync(StackFixture.Success);
        }

        await _server.ExecuteAsync(DatabaseName, "update immutainfra.stacks set checkpoint = substring(checkpoint for 100)");
        var load = async () => await NewStore().FindAsync(StackFixture.Dev);
        (await load.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Hint.Should().Contain("@previous");

        await NewStore().RestoreAsync(StackFixture.Dev, from: null);

        (await NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources.Should().NotBeEmpty();
        var backups = await NewStore().ListBackupsAsync(StackFixture.Dev);
        backups.Where(backup => backup.Resources > 0).Should().HaveCountGreaterThan(1);
        foreach (var backup in backups.Where(backup => backup.Resources > 0))
        {
            (await NewStore().RestoreAsync(StackFixture.Dev, backup.Name)).Resources.Should().Be(backup.Resources);
        }
    }

    [Test]
    public async Task Several_programs_may_make_the_tables_at_once()
    {
        var stacks = Enumerable.Range(0, 8).Select(i => new StackName("demo", $"s{i}")).ToList();

        await Task.WhenAll(stacks.Select(stack => NewStore().CreateAsync(stack)));

        (await ListAsync()).Should().HaveCount(8);
    }

    [Test]
    public async Task Tables_of_an_older_program_are_brought_up_to_date_with_what_is_in_them()
    {
        await using (var session = await NewStore().OpenAsync(StackFixture.Dev))
        {
            await RunAsync(session);
        }

        var before = await CheckpointAsync();
        await _server.ExecuteAsync(DatabaseName, "alter table immutainfra.stacks drop column tags; update immutainfra.layout set version = 1");

        var backend = NewBackend();
        await backend.SaveTagsAsync(StackFixture.Dev, "{}"u8.ToArray());

        (await backend.FindTagsAsync(StackFixture.Dev))!.Text.Length.Should().Be(2);
        (await CheckpointAsync()).Should().Be(before);
    }

    [Test]
    public async Task Tables_of_a_newer_program_are_left_alone()
    {
        await NewStore().CreateAsync(StackFixture.Dev);
        await _server.ExecuteAsync(DatabaseName, "update immutainfra.layout set version = 99");

        (await RefusalAsync(_url)).Code.Should().Be("IMI4145");
    }

    [Test]
    public async Task What_the_server_says_is_told_without_the_password()
    {
        var wrong = await RefusalAsync(_server.Url("postgres", "planted-wrong"));
        wrong.Code.Should().Be("IMI4144");
        wrong.Detail.Should().Contain("password authentication failed");

        (await RefusalAsync(_server.Url("missing"))).Detail.Should().Contain("does not exist");
        (await RefusalAsync("postgres://me:planted@127.0.0.1:1/db")).Detail.Should().Contain("127.0.0.1:1");
    }

    [Test]
    public async Task A_user_without_rights_is_told_so()
    {
        await NewStore().CreateAsync(StackFixture.Dev);
        await _server.ExecuteAsync(DatabaseName, "create role guest login password 'planted-guest'");
        var url = _url.Replace($"{PostgresServer.User}:{Uri.EscapeDataString(PostgresServer.Password)}", "guest:planted-guest", StringComparison.Ordinal);

        var refusal = await RefusalAsync(url);

        refusal.Code.Should().Be("IMI4144");
        refusal.Detail.Should().Contain("permission denied");
    }

    [TestCase("postgres://h/db?colour=red", "colour")]
    [TestCase("postgres://h:port/db", "form")]
    [TestCase("postgres://h/db?sslmode=sometimes", "sslmode")]
    [TestCase("postgres://h/db?connect_timeout=soon", "connect_timeout")]
    public void A_url_that_cannot_be_used_is_refused(string url, string why)
    {
        var open = () => StateLocation.Open(url, "/", _files.Clock, _ => null);

        var refusal = open.Should().Throw<DiagnosticException>().Which.Diagnostics.Single();
        refusal.Code.Should().Be("IMI4146");
        refusal.Detail.Should().Contain(why);
    }

    [Test]
    public void A_url_is_read_as_postgresql_reads_it()
    {
        var settings = PostgresUrl.Parse("postgresql://me%40home:p%2Fw@db.example.com:6000/st%20ate?sslmode=verify-full&connect_timeout=3", _ => null);

        (settings.Username, settings.Password, settings.Host, settings.Port, settings.Database).Should().Be(("me@home", "p/w", "db.example.com", 6000, "st ate"));
        (settings.SslMode, settings.Timeout).Should().Be((Npgsql.SslMode.VerifyFull, 3));
        PostgresUrl.Describe(settings).Should().Be("postgres://me%40home@db.example.com:6000/st ate");
        PostgresUrl.Parse("postgres://h/d", name => name == "PGPASSWORD" ? "x" : null).Password.Should().Be("x");
    }

    private string DatabaseName => PostgresUrl.Parse(_url, _ => null).Database!;

    private static async Task RunAsync(StackSession session)
    {
        var resource = StackFixture.Resource("a", "1") with { Inputs = new ObjectValue(("password", SecretValue.Of(Planted))) };
        var ticket = await session.BeginAsync(OperationKind.Creating, resource with { Id = "" });
        await session.CompleteAsync(ticket, StateChange.Put(resource));
        await session.FinishAsync(StackFixture.Success);
    }

    private static async Task<List<string>> RunsAsync(IStateBackend backend, StackName? stack = null)
    {
        var runs = new List<string>();
        await foreach (var run in backend.ListRunsAsync(stack ?? StackFixture.Dev))
        {
            runs.Add($"{run.Stamp} {Encoding.UTF8.GetString(run.Entry.Span)} {Encoding.UTF8.GetString(run.Checkpoint!.Value.Span)}");
        }

        return runs;
    }

    private IStateBackend NewBackend(string? url = null)
    {
        var backend = StateLocation.Open(url ?? _url, "/", _files.Clock, _ => null);
        _open.Add(backend);
        return backend;
    }

    private StackStore NewStore(string? url = null) =>
        new(NewBackend(url), new PassphraseSource(_files.Environment.GetValueOrDefault, _files.OwnFile), _files.Clock);

    private async Task<string> CheckpointAsync() => Encoding.UTF8.GetString((await NewBackend().FindCheckpointAsync(StackFixture.Dev))!.Text.Span);

    private async Task<List<string>> ListAsync()
    {
        var names = new List<string>();
        await foreach (var name in NewBackend().ListAsync())
        {
            names.Add(name.ToString());
        }

        return names;
    }

    private async Task<Diagnostic> RefusalAsync(string url)
    {
        var open = async () => await NewStore(url).OpenAsync(StackFixture.Dev);
        var refusal = (await open.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();
        $"{refusal.Detail} {refusal.Hint}".Should().NotContain("planted");
        return refusal;
    }
}
