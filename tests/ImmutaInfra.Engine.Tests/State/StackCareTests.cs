using System.Text;
using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Backends;
using ImmutaInfra.Engine.State.Secrets;
using ImmutaInfra.Engine.State.Sessions;

namespace ImmutaInfra.Engine.Tests.State;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StackCareTests : IDisposable
{
    private const string Secret = "s3cret<&>\"é";

    private readonly StackFixture _stacks = new();

    private string Settings => Path.Combine(_stacks.Root, "Pulumi.dev.yaml");

    public void Dispose() => _stacks.Dispose();

    [Test]
    public async Task A_sound_stack_is_verified_with_its_secrets()
    {
        await GivenSecretAsync();

        var found = await _stacks.NewStore().VerifyAsync(StackFixture.Dev);

        found.Should().BeEquivalentTo(new { Resources = 1, Others = 0, Secrets = 1, Pending = 0, IsSound = true });
    }

    [Test]
    public async Task Only_what_a_provider_manages_is_counted_as_a_resource()
    {
        var provider = StackFixture.Resource("p", "9") with { Urn = Urn.Create("dev", "demo", null, "pulumi:providers:immuta", "p"), Type = "pulumi:providers:immuta" };
        var root = new ResourceState { Urn = Urn.ForStack("dev", "demo"), Custom = false, Type = Urn.StackType };
        await _stacks.GivenAsync(root, provider, StackFixture.Resource("a", "1"));

        (await _stacks.NewStore().VerifyAsync(StackFixture.Dev)).Should().BeEquivalentTo(new { Resources = 1, Others = 2 });
        var remove = async () => await _stacks.NewStore().RemoveAsync(StackFixture.Dev, force: false);
        var refusal = (await remove.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();
        refusal.Detail.Should().Contain("still holds 1 resource;");
        refusal.Hint.Should().EndWith("\n    --force");
    }

    [Test]
    public async Task A_removed_stack_leaves_no_empty_folders_and_says_which_settings_stay()
    {
        await GivenSecretAsync();

        (await _stacks.NewStore(withSettings: true).RemoveAsync(StackFixture.Dev, force: true)).Should().Be(Settings);

        var left = Directory.GetDirectories(_stacks.Root, "dev", SearchOption.AllDirectories);
        left.Should().ContainSingle().Which.Should().EndWith("backups/demo/dev");
        await using var anew = await _stacks.NewStore(withSettings: true).OpenAsync(StackFixture.Dev);
    }

    [Test]
    public async Task A_secret_that_does_not_open_is_found_with_its_place()
    {
        await GivenSecretAsync();
        var text = File.ReadAllText(_stacks.StateFile);
        var start = text.IndexOf("\"ciphertext\":\"v1:", StringComparison.Ordinal) + "\"ciphertext\":\"v1:".Length;
        File.WriteAllText(_stacks.StateFile, text[..start] + (text[start] == 'A' ? 'B' : 'A') + text[(start + 1)..]);

        var problem = (await _stacks.NewStore().VerifyAsync(StackFixture.Dev)).Diagnostics.Should().ContainSingle().Subject;

        problem.Code.Should().Be("IMI4113");
        problem.Detail.Should().Contain("resources[0].inputs.password");
    }

    [Test]
    public async Task What_is_no_ciphertext_at_all_is_refused_when_the_stack_is_loaded()
    {
        await GivenSecretAsync();
        File.WriteAllText(_stacks.StateFile, File.ReadAllText(_stacks.StateFile).Replace("\"ciphertext\":\"v1:", "\"ciphertext\":\"v1:!", StringComparison.Ordinal));
        var load = async () => await _stacks.NewStore().FindAsync(StackFixture.Dev);

        var problem = (await load.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();

        problem.Code.Should().Be("IMI4107");
        problem.Detail.Should().Contain("resources[0].inputs.password");
        problem.Hint.Should().Contain("state restore").And.Contain("dev.json.bak");
    }

    [Test]
    public async Task A_damaged_state_is_restored_from_the_newest_sound_backup_and_kept()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        await _stacks.GivenAsync(StackFixture.Resource("b", "2"));
        var good = File.ReadAllText(_stacks.StateFile);
        File.WriteAllText(_stacks.StateFile, good[..200]);
        File.WriteAllText(_stacks.StateFile + ".bak", "{");

        (await _stacks.NewStore().VerifyAsync(StackFixture.Dev)).IsSound.Should().BeFalse();
        File.ReadAllText(_stacks.StateFile).Should().Be(good[..200], "verifying writes nothing");
        var (name, writtenAt, resources, before) = await _stacks.NewStore().RestoreAsync(StackFixture.Dev, from: null);

        resources.Should().Be(2);
        writtenAt.Should().NotBeNull();
        before.Should().BeNull("nobody wants a damaged state back");
        name.Should().Contain("backups");
        File.ReadAllText(_stacks.StateFile).Should().Be(good);
        File.ReadAllText(_stacks.StateFile + ".bak").Should().Be(good[..200]);
        (await _stacks.NewStore().VerifyAsync(StackFixture.Dev)).IsSound.Should().BeTrue();
    }

    [Test]
    public async Task A_backup_can_be_chosen_by_its_name_or_be_a_file()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        var first = Directory.GetFiles(Path.Combine(_stacks.Root, ".pulumi", "backups", "demo", "dev"), "*.json").Single();
        await _stacks.GivenAsync(StackFixture.Resource("b", "2"));

        (await _stacks.NewStore().RestoreAsync(StackFixture.Dev, Path.GetFileName(first))).Resources.Should().Be(1);
        var elsewhere = Path.Combine(_stacks.Root, "kept.json");
        File.Copy(_stacks.StateFile + ".bak", elsewhere);
        (await _stacks.NewStore().RestoreAsync(StackFixture.Dev, elsewhere)).Resources.Should().Be(2);

        var missing = async () => await _stacks.NewStore().RestoreAsync(StackFixture.Dev, "dev.0.json");
        (await missing.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4148");
    }

    [Test]
    public async Task Backups_are_listed_newest_first_by_the_names_that_restore_them()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        _stacks.Clock.Advance(TimeSpan.FromHours(1));
        await _stacks.GivenAsync(StackFixture.Resource("b", "2"));

        var backups = await ListBackupsAsync();

        backups.Select(backup => (backup.Resources, backup.IsCurrent)).Should().Equal((2, true), (1, false), (1, false));
        backups.Select(backup => backup.WrittenAt).Should().BeInDescendingOrder().And.NotContainNulls();
        var restored = await _stacks.NewStore().RestoreAsync(StackFixture.Dev, backups[2].Name);
        (await _stacks.NamesAsync()).Should().Equal("a");
        await _stacks.NewStore().RestoreAsync(StackFixture.Dev, restored.Before);
        (await _stacks.NamesAsync()).Should().BeEquivalentTo("a", "b");

        File.WriteAllText(_stacks.StateFile + ".bak", "{");
        (await ListBackupsAsync())[^1].Should().Be(new StackBackup("dev.json.bak", null, null, IsCurrent: false), "it is damaged");
        var missing = async () => await _stacks.NewStore().RestoreAsync(StackFixture.Dev, "dev.0.json");
        (await missing.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Hint.Should().Contain($"\n    {backups[2].Name}\n");
    }

    [Test]
    public async Task A_backup_that_will_not_do_is_refused_and_nothing_is_written()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        var before = File.ReadAllBytes(_stacks.StateFile);
        var bad = Path.Combine(_stacks.Root, "bad.json");
        File.WriteAllText(bad, File.ReadAllText(_stacks.StateFile).Replace("organization/demo/dev", "organization/demo/prod", StringComparison.Ordinal));
        var restore = async () => await _stacks.NewStore().RestoreAsync(StackFixture.Dev, bad);

        (await restore.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4108");

        File.ReadAllBytes(_stacks.StateFile).Should().Equal(before);
    }

    [Test]
    public async Task Restoring_puts_the_journal_of_a_killed_run_aside()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        await _stacks.GivenAsync(StackFixture.Resource("b", "2"));
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            await session.ChangeAsync(StateChange.Put(StackFixture.Resource("c", "3")));
        }

        await _stacks.NewStore().RestoreAsync(StackFixture.Dev, "dev.json.bak");

        (await _stacks.NamesAsync()).Should().Equal("a");
        Directory.GetFiles(Path.GetDirectoryName(_stacks.JournalFile)!).Should().ContainSingle().Which.Should().StartWith(_stacks.JournalFile + ".");
    }

    [Test]
    public async Task Another_passphrase_opens_state_and_settings_from_then_on()
    {
        await GivenSecretAsync();
        var salt = new StackSettings(Settings).FindSalt()!;
        var cipher = PassphraseCipher.Open(salt, new Passphrase(Recording.Passphrase, "test"));
        File.AppendAllText(Settings, $"# mine\nconfig:\n  demo:region: eu # kept\n  demo:token:\n    secure: {cipher.Encrypt("t0ken")}\n  demo:deep:\n    list:\n      - secure: {cipher.Encrypt("deeper")}\n");

        (await _stacks.NewStore(withSettings: true).ChangePassphraseAsync(StackFixture.Dev, "another")).Should().Be(3);

        var before = await _stacks.NewStore().VerifyAsync(StackFixture.Dev);
        before.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("IMI4111");
        _stacks.Environment["PULUMI_CONFIG_PASSPHRASE"] = "another";
        var found = (await _stacks.NewStore(withSettings: true).FindAsync(StackFixture.Dev))!.Snapshot;
        found.Resources.Single().Inputs["password"].Revealed.Should().Be((Value)Secret);
        var text = File.ReadAllText(Settings);
        text.Should().Contain("# mine\n").And.Contain("demo:region: eu # kept").And.NotContain(salt);
        var renewed = PassphraseCipher.Open(new StackSettings(Settings).FindSalt()!, new Passphrase("another", "test"));
        var secrets = System.Text.RegularExpressions.Regex.Matches(text, "secure: (\\S+)").Select(match => renewed.TryDecrypt(match.Groups[1].Value, out var plain) ? plain : null);
        secrets.Should().Equal("t0ken", "deeper");
    }

    [Test]
    public async Task A_change_of_passphrase_that_was_killed_half_way_is_finished_by_the_next()
    {
        await GivenSecretAsync();
        var settings = File.ReadAllText(Settings);
        await _stacks.NewStore(withSettings: true).ChangePassphraseAsync(StackFixture.Dev, "another");
        File.WriteAllText(Settings, settings);

        await _stacks.NewStore(withSettings: true).ChangePassphraseAsync(StackFixture.Dev, "another");

        File.ReadAllText(_stacks.StateFile).Should().Contain(new StackSettings(Settings).FindSalt()!);
    }

    [TestCase("demo", "prod")]
    [TestCase("shop", "dev")]
    public async Task An_export_of_another_stack_is_refused_or_renamed(string project, string stack)
    {
        var other = new StackName(project, stack);
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"), StackFixture.Resource("b", "2", StackFixture.Resource("a", "1")));
        var export = new StoredText("state.json", Encoding.UTF8.GetBytes(await _stacks.NewStore().ExportAsync(StackFixture.Dev, showSecrets: false)));
        var gently = async () => await _stacks.NewStore().ImportAsync(other, export, force: false);

        var refusal = (await gently.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();
        refusal.Code.Should().Be("IMI4129");
        refusal.Detail.Should().Contain("\"demo/dev\"").And.Contain($"\"{other}\"");
        refusal.Hint.Should().EndWith("\n    --force");
        (await _stacks.NewStore().FindAsync(other)).Should().BeNull();

        (await _stacks.NewStore().ImportAsync(other, export, force: true)).Should().BeEquivalentTo(new ImportedState(HadState: false, [StackFixture.Dev]));
        (await _stacks.NewStore().ImportAsync(other, export, force: true)).HadState.Should().BeTrue();

        var found = (await _stacks.NewStore().FindAsync(other))!.Snapshot.Resources;
        found.Should().HaveCount(2).And.OnlyContain(resource => resource.Urn.Stack == stack && resource.Urn.Project == project);
        found[1].Dependencies.Should().Equal(found[0].Urn);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_copy_has_the_tags_of_the_stack_and_no_others(bool hasTags)
    {
        await GivenSecretAsync();
        using var target = new StackFixture();
        await target.GivenAsync();
        await target.Backend.SaveTagsAsync(StackFixture.Dev, "{}"u8.ToArray());
        var tags = """{"version":1,"tags":{"owner":"ann"}}""";
        await _stacks.Backend.SaveTagsAsync(StackFixture.Dev, hasTags ? (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(tags) : null);

        await _stacks.NewStore().CopyAsync(target.Backend, StackFixture.Dev, force: true);

        (await target.Backend.FindTagsAsync(StackFixture.Dev))?.Text.ToArray().Should().Equal(Encoding.UTF8.GetBytes(tags));
        File.Exists(Path.Combine(target.Root, ".pulumi", "stacks", "demo", "dev.pulumi-tags.attrs")).Should().Be(hasTags);
    }

    [Test]
    public async Task A_stack_that_is_not_there_is_told_with_the_one_that_was_meant()
    {
        await GivenSecretAsync();
        var remove = async () => await _stacks.NewStore().RemoveAsync(new StackName("demo", "dve"), force: true);

        var problem = (await remove.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single();

        problem.Code.Should().Be("IMI4126");
        problem.Hint.Should().Be("did you mean \"dev\"?");
    }

    [Test]
    public async Task The_history_shows_the_configuration_of_the_stack()
    {
        File.WriteAllText(Settings, """
            config:
              demo:region: eu
              demo:count: 5
              immuta:config:apiKey:
                secure: v1:AAAA
              demo:obj:
                b: { secure: "v1:BBBB" }
                a: [1, true, "2", ~]
            """);
        await using var session = await _stacks.NewStore(withSettings: true).OpenAsync(StackFixture.Dev);
        await session.FinishAsync(StackFixture.Success);

        File.ReadAllText(Directory.GetFiles(_stacks.Root, "*.history.json", SearchOption.AllDirectories).Single()).Should().Contain(
            """
            "config":{"demo:count":"5","demo:obj":{"a":[1,true,"2",null],"b":{"secure":"v1:BBBB"}},"demo:region":"eu","immuta:apiKey":{"secure":"v1:AAAA"}},
            """.Trim());
    }

    [Test]
    public async Task A_clock_that_is_set_back_keeps_the_order_of_backups()
    {
        await _stacks.GivenAsync(StackFixture.Resource("a", "1"));
        _stacks.Clock.Advance(TimeSpan.FromHours(-3));
        await _stacks.GivenAsync(StackFixture.Resource("b", "2"));
        _stacks.Clock.Advance(TimeSpan.FromDays(400));
        await _stacks.GivenAsync(StackFixture.Resource("c", "3"));
        _stacks.Clock.Advance(TimeSpan.FromDays(-4000));
        await _stacks.GivenAsync(StackFixture.Resource("d", "4"));

        var counts = new List<int>();
        await foreach (var run in _stacks.Backend.ListRunsAsync(StackFixture.Dev))
        {
            counts.Add(Encoding.UTF8.GetString(run.Checkpoint!.Value.Span).Split("\"urn\"").Length - 1);
        }

        counts.Should().Equal(1, 2, 3, 4);
        (await _stacks.NamesAsync()).Should().HaveCount(4);
    }

    [Test]
    public async Task A_clock_that_jumps_during_a_run_costs_nothing()
    {
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            foreach (var (name, jump) in new[] { ("a", -5000), ("b", 90000), ("c", -1) })
            {
                var ticket = await session.BeginAsync(OperationKind.Creating, StackFixture.Resource(name));
                _stacks.Clock.Advance(TimeSpan.FromHours(jump));
                await session.CompleteAsync(ticket, StateChange.Put(StackFixture.Resource(name, name)));
            }
        }

        (await _stacks.NamesAsync()).Should().BeEquivalentTo("a", "b", "c");
    }

    private Task<IReadOnlyList<StackBackup>> ListBackupsAsync() => _stacks.NewStore().ListBackupsAsync(StackFixture.Dev);

    private async Task GivenSecretAsync()
    {
        await using var session = await _stacks.NewStore(withSettings: true).OpenAsync(StackFixture.Dev);
        await session.ChangeAsync(StateChange.Put(StackFixture.Resource("x", "9")));
        await session.FinishAsync(StackFixture.Success);
        await using var next = await _stacks.NewStore(withSettings: true).OpenAsync(StackFixture.Dev);
        await next.ChangeAsync(new StateChange
        {
            Removes = [StackFixture.Resource("x", "9").Key],
            Adds = [StackFixture.Resource("a", "1") with { Inputs = new ObjectValue(("password", SecretValue.Of(Secret))) }],
        });
        await next.FinishAsync(StackFixture.Success);
    }
}
