using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.State;

namespace ImmutaInfra.Engine.Tests.Drift;

public sealed class DriftMemoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_finding_keeps_the_time_when_it_was_first_seen()
    {
        var memory = DriftMemory.Empty.After(Round(0, Found("1")), confirm: 1).After(Round(1, Found("1")), confirm: 1);

        memory.Records.Values.Should().ContainSingle().Which.Should().BeEquivalentTo(new { FirstSeen = Noon, LastSeen = Noon.AddHours(1), Rounds = 2, IsConfirmed = true });
    }

    [Test]
    public void What_is_no_longer_found_is_resolved()
    {
        var memory = DriftMemory.Empty.After(Round(0, Found("1")), confirm: 1).After(Round(1), confirm: 1);

        memory.Records.Should().BeEmpty();
        memory.Resolved.Should().ContainSingle().Which.ResolvedAt.Should().Be(Noon.AddHours(1));
    }

    [Test]
    public void What_was_never_told_is_not_resolved_either()
    {
        var memory = DriftMemory.Empty.After(Round(0, Found("1")), confirm: 2).After(Round(1), confirm: 2);

        memory.Resolved.Should().BeEmpty();
    }

    [Test]
    public void Rounds_count_in_a_row()
    {
        var memory = DriftMemory.Empty;
        foreach (var isThere in new[] { true, true, false, true, true })
        {
            memory = memory.After(isThere ? Round(0, Found("1")) : Round(0), confirm: 3);
        }

        memory.Records.Values.Should().ContainSingle().Which.IsConfirmed.Should().BeFalse();
    }

    [Test]
    public void What_could_not_be_looked_at_is_as_it_was()
    {
        var before = DriftMemory.Empty.After(Round(0, Found("1")), confirm: 1);

        var after = before.After(Round(1) with { Unread = new HashSet<string> { Found("1").Subject } }, confirm: 1);
        var afterLostList = before.After(Round(1) with { IsListComplete = false }, confirm: 1);

        after.Records.Should().BeEquivalentTo(before.Records);
        afterLostList.Records.Should().BeEquivalentTo(before.Records);
        after.DigestOf().Should().Be(before.DigestOf());
    }

    [Test]
    public void There_is_news_when_a_finding_comes_goes_or_becomes_another_and_not_otherwise()
    {
        var none = DriftMemory.Empty.After(Round(0), confirm: 1);
        var one = none.After(Round(1, Found("1")), confirm: 1);
        var still = one.After(Round(2, Found("1")), confirm: 1);
        var other = still.After(Round(3, Found("1", "editError")), confirm: 1);

        none.DigestOf().Should().BeEmpty();
        one.DigestOf().Should().NotBeEmpty();
        still.DigestOf().Should().Be(one.DigestOf());
        other.DigestOf().Should().NotBe(one.DigestOf());
        other.DigestOf(new HashSet<DriftKind> { DriftKind.Missing }).Should().BeEmpty();
    }

    [Test]
    public void The_words_of_a_failed_test_are_no_news_and_secrets_leave_no_trace()
    {
        var finding = Found("1") with { Kind = DriftKind.Unhealthy, FailedTests = [new FailedTest("Connection", "request 17 failed")] };
        var secret = Found("1") with { Changes = [Change(SecretValue.Of("one"))] };

        finding.Fingerprint.Should().Be((finding with { FailedTests = [new FailedTest("Connection", "request 18 failed")] }).Fingerprint);
        finding.Fingerprint.Should().NotBe((finding with { FailedTests = [new FailedTest("Warehouse", null)] }).Fingerprint);
        secret.Fingerprint.Should().Be((secret with { Changes = [Change(SecretValue.Of("two"))] }).Fingerprint);
    }

    [Test]
    public void The_past_is_bounded()
    {
        var memory = DriftMemory.Empty;
        for (var i = 0; i < 500; i++)
        {
            memory = memory.After(Round(i, Found($"{i}")), confirm: 1).AfterFailure(Noon, TimeSpan.Zero, []);
        }

        memory.Records.Should().HaveCount(1);
        memory.Resolved.Should().HaveCount(100);
        memory.Rounds.Should().HaveCount(100);
    }

    [Test]
    public void A_memory_survives_its_file()
    {
        using var folder = new Folder();
        var memory = DriftMemory.Empty.After(Round(0, Found("1"), Found("2")), confirm: 1).After(Round(1, Found("1")), confirm: 1);
        memory = memory with { Told = memory.Told.SetItem("abc", memory.DigestOf()) };
        var warnings = new List<Diagnostic>();

        folder.File().Write(memory, warnings);
        var read = folder.File().Read(warnings);

        warnings.Should().BeEmpty();
        read.Should().BeEquivalentTo(memory);
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("{\"version\":1}")]
    [TestCase("{\"version\":1,\"stack\":\"organization/shop/prod\",\"findings\":[1]}")]
    [TestCase("{\"version\":1,\"stack\":\"organization/shop/prod\",\"findings\":[{\"key\":\"a\"}]}")]
    [TestCase("{\"version\":1,\"stack\":\"organization/shop/prod\",\"rounds\":[{\"at\":\"yesterday\"}]}")]
    [TestCase("{\"version\":1,\"stack\":\"organization/shop/prod\",\"told\":{\"a\":{}}}")]
    public void A_damaged_file_is_put_aside_and_counting_begins_anew(string text)
    {
        using var folder = new Folder();
        System.IO.File.WriteAllText(folder.Path, text);
        var warnings = new List<Diagnostic>();

        folder.File().Read(warnings).Should().BeEquivalentTo(DriftMemory.Empty);

        warnings.Should().ContainSingle().Which.Code.Should().Be("IMI4601");
        System.IO.File.ReadAllText(folder.Path + ".damaged").Should().Be(text);
    }

    [Test]
    public void A_place_that_cannot_be_written_is_a_warning()
    {
        using var folder = new Folder();
        System.IO.File.WriteAllText(folder.Path, "");
        var warnings = new List<Diagnostic>();

        new DriftMemoryFile(System.IO.Path.Combine(folder.Path, "below", "a-file.json"), new StackName("shop", "prod")).Write(DriftMemory.Empty, warnings);

        warnings.Should().ContainSingle().Which.Code.Should().Be("IMI4602");
    }

    private static DriftFinding Found(string id, string status = "enabled") => new()
    {
        Kind = DriftKind.Unmanaged,
        Name = $"Snowflake (id {id})",
        Package = "immuta",
        Type = "",
        Id = id,
        Status = status,
    };

    private static AttributeChange Change(Value after) => new(PropertyPath.Root.Member("password"), ChangeKind.Update, SecretValue.Of("old"), after, null);

    private static DriftRound Round(int hour, params DriftFinding[] findings) => new()
    {
        StartedAt = Noon.AddHours(hour),
        Duration = TimeSpan.FromSeconds(2),
        Findings = findings,
        Checked = 1,
    };

    private sealed class Folder : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("immutainfra-drift-").FullName;

        public string Path => System.IO.Path.Combine(_folder, "memory.json");

        public DriftMemoryFile File() => new(Path, new StackName("shop", "prod"));

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
