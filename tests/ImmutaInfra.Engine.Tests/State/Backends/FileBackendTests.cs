using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Tests.State.Backends;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FileBackendTests : IDisposable
{
    private readonly StackFixture _stacks = new();

    public void Dispose() => _stacks.Dispose();

    [Test]
    public async Task Each_file_has_its_description_beside_it()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));

#pragma warning disable CA5351 // The format asks for MD5.
        var digest = Convert.ToBase64String(MD5.HashData(File.ReadAllBytes(_stacks.StateFile)));
#pragma warning restore CA5351
        File.ReadAllText(_stacks.StateFile + ".attrs").Should().Be(
            $$"""{"user.cache_control":"","user.content_disposition":"","user.content_encoding":"","user.content_language":"","user.content_type":"text/plain; charset=utf-8","user.metadata":null,"md5":"{{digest}}"}""" + "\n");
        File.ReadAllText(Path.Combine(_stacks.Root, ".pulumi", "meta.yaml")).Should().Be("version: 1\n");
    }

    [Test]
    public async Task Stacks_are_listed_without_backups_and_descriptions()
    {
        var store = _stacks.NewStore();
        await store.CreateAsync(new StackName("demo", "b.json"));
        await store.CreateAsync(new StackName("demo", "a"));
        await store.CreateAsync(new StackName("other", "a"));
        await _stacks.Backend.SaveCheckpointAsync(new StackName("demo", "a"), "{}"u8.ToArray());

        var all = new List<string>();
        await foreach (var stack in _stacks.Backend.ListAsync())
        {
            all.Add(stack.ToString());
        }

        all.Should().Equal("demo/a", "demo/b.json", "other/a");
    }

    [Test]
    public async Task A_compressed_stack_is_read_and_compression_may_change()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        _stacks.Environment["PULUMI_DIY_BACKEND_GZIP"] = "true";
        await _stacks.GivenAsync(StackFixture.Resource("b", "2"));

        File.Exists(_stacks.StateFile).Should().BeFalse();
        File.ReadAllText(_stacks.StateFile + ".gz.attrs").Should().Contain("application/x-gzip");
        (await _stacks.NamesAsync()).Should().Equal("b", "a");

        _stacks.Environment.Remove("PULUMI_DIY_BACKEND_GZIP");
        (await _stacks.NamesAsync()).Should().Equal("b", "a");
    }

    [TestCase("dev.json")]
    [TestCase("dev.json.gz")]
    public async Task A_file_without_content_is_refused_with_the_backups_and_left_alone(string name)
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        await _stacks.GivenAsync(StackFixture.Resource("b", "2"));
        File.Delete(_stacks.StateFile);
        var file = Path.Combine(Path.GetDirectoryName(_stacks.StateFile)!, name);
        File.WriteAllText(file, "");

        var found = await _stacks.NewStore().VerifyAsync(StackFixture.Dev);
        var open = async () => await _stacks.NewStore().OpenAsync(StackFixture.Dev);

        var problem = found.Diagnostics.Should().ContainSingle().Subject;
        problem.Code.Should().Be("IMI4101");
        problem.Hint.Should().Contain("state restore");
        (await open.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4101");
        new FileInfo(file).Length.Should().Be(0);
    }

    [Test]
    public async Task A_compressed_stack_that_is_cut_off_is_refused()
    {
        _stacks.Environment["PULUMI_DIY_BACKEND_GZIP"] = "true";
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        var file = _stacks.StateFile + ".gz";
        var bytes = File.ReadAllBytes(file);
        // The last eight bytes only repeat what the others say.
        for (var length = 3; length < bytes.Length - 8; length += 7)
        {
            File.WriteAllBytes(file, bytes[..length]);

            (await _stacks.NewStore().VerifyAsync(StackFixture.Dev)).IsSound.Should().BeFalse("{0} of {1} bytes are there", length, bytes.Length);
        }
    }

    [Test]
    public async Task The_newest_form_of_a_stack_counts()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        await using (var gzip = new GZipStream(File.Create(_stacks.StateFile + ".gz"), CompressionMode.Compress))
        {
            gzip.Write("""{"version":0,"checkpoint":{"stack":"organization/demo/dev"}}"""u8);
        }

        File.SetLastWriteTimeUtc(_stacks.StateFile, DateTime.UnixEpoch);

        (await _stacks.NamesAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Zstandard_is_refused()
    {
        await _stacks.GivenAsync();
        File.WriteAllBytes(_stacks.StateFile + ".zst", [0x28, 0xb5, 0x2f, 0xfd, 0]);
        File.Delete(_stacks.StateFile);

        (await CodeOfLoadingAsync()).Should().Be("IMI4123");
    }

    [Test]
    public async Task Stacks_that_are_not_grouped_by_project_are_refused()
    {
        Directory.CreateDirectory(Path.Combine(_stacks.Root, ".pulumi", "stacks"));
        File.WriteAllText(Path.Combine(_stacks.Root, ".pulumi", "stacks", "dev.json"), "{}");

        (await CodeOfLoadingAsync()).Should().Be("IMI4121");
    }

    [TestCase("{}", "IMI4122")]
    [TestCase("version: 2", "IMI4122")]
    [TestCase("version: 0", "IMI4121")]
    [TestCase("]", "IMI4122")]
    public async Task A_layout_of_another_version_is_refused(string meta, string code)
    {
        Directory.CreateDirectory(Path.Combine(_stacks.Root, ".pulumi"));
        File.WriteAllText(Path.Combine(_stacks.Root, ".pulumi", "meta.yaml"), meta);

        (await CodeOfLoadingAsync()).Should().Be(code);
    }

    [Test]
    public async Task What_cannot_be_written_leaves_the_old_state_intact()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        var before = File.ReadAllBytes(_stacks.StateFile);

        // A folder in the way of the backup fails for every user, root included.
        File.Delete(_stacks.StateFile + ".bak");
        Directory.CreateDirectory(Path.Combine(_stacks.StateFile + ".bak", "x"));
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);
        await session.ChangeAsync(StateChange.Put(StackFixture.Resource("b", "2")));
        var finish = async () => await session.FinishAsync(StackFixture.Success);

        (await finish.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4124");
        File.ReadAllBytes(_stacks.StateFile).Should().Equal(before);
        (await _stacks.NamesAsync()).Should().BeEquivalentTo(["a", "b"], "the journal has kept what was done");
        Directory.GetFiles(_stacks.Root, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Test]
    public async Task What_a_killed_run_left_half_written_goes_with_the_next_run()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        Directory.CreateDirectory(Path.GetDirectoryName(_stacks.JournalFile)!);
        File.WriteAllText(_stacks.JournalFile + ".18ea.tmp", "x");
        File.WriteAllText(_stacks.StateFile + ".18ea.tmp", "x");

        await _stacks.GivenAsync(StackFixture.Resource("b", "2"));

        Directory.GetFiles(_stacks.Root, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Test]
    public async Task A_removed_stack_leaves_a_backup()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        var refused = async () => await _stacks.NewStore().RemoveAsync(StackFixture.Dev, force: false);
        (await refused.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4128");

        await _stacks.NewStore().RemoveAsync(StackFixture.Dev, force: true);

        (await _stacks.NewStore().FindAsync(StackFixture.Dev)).Should().BeNull();
        File.ReadAllText(_stacks.StateFile + ".bak").Should().Contain("\"id\":\"1\"");
        Directory.GetFiles(Path.Combine(_stacks.Root, ".pulumi", "history"), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Test]
    public async Task A_renamed_stack_takes_its_urns_history_and_settings_along()
    {
        var a = StackFixture.Resource("a", "1");
        await _stacks.GivenAsync(a, StackFixture.Resource("b", "2", a));
        File.WriteAllText(Path.Combine(_stacks.Root, "Pulumi.dev.yaml"), "config: {}\n");
        var renamed = new StackName("demo", "prod");

        await _stacks.NewStore(withSettings: true).RenameAsync(StackFixture.Dev, renamed);

        var found = (await _stacks.NewStore().FindAsync(renamed))!;
        found.Snapshot.Resources[1].Dependencies.Single().ToString().Should().Be("urn:pulumi:prod::demo::immuta:index:S3Integration::a");
        (await _stacks.NewStore().FindAsync(StackFixture.Dev)).Should().BeNull();
        Directory.GetFiles(_stacks.Root, "prod-*.history.json", SearchOption.AllDirectories).Should().ContainSingle();
        File.Exists(Path.Combine(_stacks.Root, "Pulumi.prod.yaml")).Should().BeTrue();
    }

    [Test]
    public async Task An_export_can_be_imported_into_a_stack_of_the_same_name_only()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        var export = new StoredText("export.json", Encoding.UTF8.GetBytes(await _stacks.NewStore().ExportAsync(StackFixture.Dev, showSecrets: false)));
        await _stacks.NewStore().RemoveAsync(StackFixture.Dev, force: true);

        await _stacks.NewStore().ImportAsync(StackFixture.Dev, export, force: false);
        var elsewhere = async () => await _stacks.NewStore().ImportAsync(new StackName("demo", "other"), export, force: false);

        (await _stacks.NamesAsync()).Should().Equal("a");
        (await elsewhere.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4129");
    }

    [TestCase(null, "/conf/.immutainfra")]
    [TestCase("file:///abs/x", "/abs/x")]
    [TestCase("file:///abs/x?no_tmp_dir=true", "/abs/x")]
    [TestCase("file://~", "/home/me")]
    [TestCase("file://~/s", "/home/me/s")]
    [TestCase("file://.", "/conf")]
    [TestCase("file://./rel", "/conf/rel")]
    [TestCase("file:///with%20space", "/with space")]
    [TestCase("rel/x", "/conf/rel/x")]
    [TestCase("/abs", "/abs")]
    public void A_url_names_a_folder(string? url, string folder) =>
        StateLocation.FolderOf(url, "/conf", name => name == "HOME" ? "/home/me" : null).Should().Be(folder);

    [Test]
    public void Another_kind_of_url_is_refused_without_its_password()
    {
        var open = () => StateLocation.FolderOf("s3://user:pw@bucket", "/conf", _ => null);

        open.Should().Throw<DiagnosticException>().Which.Message.Should().Contain("IMI4120").And.NotContain("pw@");
    }

    private async Task<string> CodeOfLoadingAsync()
    {
        var load = async () => await _stacks.NewStore().FindAsync(StackFixture.Dev);
        return (await load.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code;
    }
}
