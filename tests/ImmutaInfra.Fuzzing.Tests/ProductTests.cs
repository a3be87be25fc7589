namespace ImmutaInfra.Fuzzing.Tests;

/// <summary>A slice of what the program tries of all that is not the language: the same inputs every time.</summary>
public class ProductTests
{
    private const ulong FirstSeed = 2026;

    // About two seconds each on a quiet machine.
    private static IEnumerable<TestCaseData> Targets =>
        from target in FuzzTargets.All.Except(FuzzTargets.Language)
        let inputs = target.Name switch
        {
            "answers-to-commands" or "product-files" => 8,
            "answers" or "connections" => 40,
            "state" or "plan-json" => 60,
            _ => 200,
        }
        select new TestCaseData(target, inputs).SetArgDisplayNames(target.Name);

    [TestCaseSource(nameof(Targets))]
    public void Whatever_comes_is_taken_or_refused(FuzzTarget target, int inputs)
    {
        var failures = Enumerable.Range(0, inputs).Select(i => FuzzRun.Try(target, FuzzRun.SeedOf(FirstSeed, i))).OfType<FuzzFailure>();

        failures.Should().BeEmpty();
    }

    // Each of these has once gone wrong.
    [TestCase("journal-records", """{"created":1.5,"id":"2","outputs":{}}""")]
    [TestCase("journal-records", """{"created":1e+400,"id":"2","outputs":{}}""")]
    [TestCase("journal-records", """{"created":123456789012345678901234567890,"id":"2","outputs":{}}""")]
    [TestCase("journal-records", """{"created":1,"outputs":{}}""")]
    [TestCase("state", """{"version":3,"checkpoint":{"stack":"organization/demo/dev","latest":{"manifest":{"time":"2026-03-01T12:00:00Z","magic":"","version":""},"resources":[{"urn":"urn:pulumi:dev::demo::pulumi:index:Stash::n","custom":true,"type":"pulumi:index:Stash","replacementTrigger":[{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:AAAA:BBBB"},null]}]}}}""")]
    [TestCase("project", "name: {tenant:a: b\n")]
    [TestCase("project", "name: t\nconfig: {x: &a [*a]}\n")]
    [TestCase("settings", "config:\n  tenant:list:\n    - a\n    - b: {*c: 1.50, d: null}\n")]
    [TestCase("settings", "config:\n  a: &a [x, x, x, x, x, x, x, x, x, x]\n  b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n  c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n  d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n  e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n  f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\n  g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]\n  h: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]\n")]
    [TestCase("product-files", "state show immuta_s3_integration.lake\nimmutainfra.json\n{\"parallelism\":4,\"stack\":\"\\ud800\"}")]
    public void What_has_gone_wrong_before_goes_well_now(string target, string input) =>
        FuzzRun.Try(FuzzTargets.All.Single(each => each.Name == target), seed: 0, input).Should().BeNull();

    [TestCase("calls", 1026683UL)]
    [TestCase("calls", 1029787UL)]
    [TestCase("calls", 1039918UL)]
    [TestCase("answers", 4711014164UL)]
    [TestCase("answers", 4711014733UL)]
    [TestCase("product-files", 4711014592UL)]
    public void What_has_gone_wrong_before_goes_well_now(string target, ulong seed) =>
        FuzzRun.Try(FuzzTargets.All.Single(each => each.Name == target), seed).Should().BeNull();

    [TestCase("project", "name: t\nx: ", "[")]
    [TestCase("settings", "config: ", "[")]
    [TestCase("settings", "config:\n  a: ", "- ")]
    [TestCase("state", "{\"version\":3,\"checkpoint\":", "[")]
    [TestCase("state", "{\"version\":3,\"checkpoint\":", "{\"a\":")]
    [TestCase("plan-json", "{\"steps\":", "[")]
    [TestCase("plan-payload", "{\"plan\":", "[")]
    [TestCase("drift-memory", "{\"version\":", "[")]
    [TestCase("journal-records", "{\"created\":1,\"id\":\"2\",\"outputs\":", "{\"a\":")]
    public void A_hundred_thousand_brackets_are_refused_in_time(string target, string start, string bracket)
    {
        var input = start + string.Concat(Enumerable.Repeat(bracket, 100_000));

        var failure = FuzzRun.Try(FuzzTargets.All.Single(each => each.Name == target), seed: 0, input);

        (failure?.Reason).Should().BeNull();
    }
}
