using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.State.Moves;

namespace ImmutaInfra.Engine.Tests.State.Moves;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StackMoveTests : IDisposable
{
    private const string Token = "immuta:index:S3Integration";
    private const string Type = "immuta_s3_integration";

    private readonly StackFixture _stacks = new();
    private readonly UrnNaming _naming = new("demo", "dev");

    public void Dispose() => _stacks.Dispose();

    [TestCase("T.a", "T.b", "T.a|T.c", "T.b T.c")]
    [TestCase("T.a", "T.b", "T.a[0]|T.a[1]", "T.b[0] T.b[1]")]
    [TestCase("T.a[1]", "T.b", "T.a[0]|T.a[1]", "T.a[0] T.b")]
    [TestCase("T.a", "T.a[0]", "T.a", "T.a[0]")]
    [TestCase("T.a[0]", "T.a[\"x\"]", "T.a[0]|T.a[1]", "T.a[\"x\"] T.a[1]")]
    [TestCase("T.a", "module.m.T.a", "T.a|T.c", "T.c module.m module.m.T.a")]
    [TestCase("module.m.T.a", "T.a", "module.m.T.a|T.c", "T.a T.c")]
    [TestCase("module.m", "module.n", "module.m.T.a|module.m.module.k[0].T.b|T.c", "T.c module.n module.n.T.a module.n.module.k[0] module.n.module.k[0].T.b")]
    [TestCase("module.m[0]", "module.m[\"eu\"]", "module.m[0].T.a|module.m[1].T.a", "module.m[\"eu\"] module.m[\"eu\"].T.a module.m[1] module.m[1].T.a")]
    [TestCase("module.m", "module.n", "module.m[0].T.a|module.m[1].T.a", "module.n[0] module.n[0].T.a module.n[1] module.n[1].T.a")]
    [TestCase("module.m", "module.o.module.m", "module.m.T.a", "module.o module.o.module.m module.o.module.m.T.a")]
    public async Task An_address_becomes_another(string from, string to, string before, string after)
    {
        await GivenAsync(before.Split('|'));

        await MoveAsync(from, to);

        (await AddressesAsync()).Should().BeEquivalentTo(after.Replace("T.", $"{Type}.", StringComparison.Ordinal).Split(' '));
        (await _stacks.NewStore().VerifyAsync(StackFixture.Dev)).IsSound.Should().BeTrue();
    }

    [Test]
    public async Task Whoever_depends_on_it_follows()
    {
        await GivenAsync(["module.m.T.a", "T.user"]);

        await MoveAsync("module.m.T.a", "module.n[0].T.b");

        var records = (await _stacks.NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources;
        var moved = records.Single(record => record.Urn == Urn("module.n[0].T.b"));
        moved.Parent.Should().Be(_naming.Module(ModuleAddress.Root.Child("n", new InstanceKey(0))));
        moved.Id.Should().Be("module.m.T.a");
        var user = records.Single(record => record.Urn == Urn("T.user"));
        user.Dependencies.Should().Equal(moved.Urn);
        user.PropertyDependencies["name"].Should().Equal(moved.Urn);
    }

    [TestCase("T.a", "T.b", "IMI4153")]
    [TestCase("T.a", "other_type.a", "IMI4151")]
    [TestCase("T.a", "module.m", "IMI4151")]
    [TestCase("module.m", "module.n", "IMI4153")]
    [TestCase("module.m", "module.m.module.k", "IMI4151")]
    [TestCase("T.missing", "T.new", "IMI4152")]
    public async Task What_cannot_be_is_refused_and_nothing_is_written(string from, string to, string code)
    {
        await GivenAsync(["T.a", "T.b", "module.m.T.a", "module.n.T.a"]);
        var before = File.ReadAllBytes(_stacks.StateFile);
        var move = async () => await MoveAsync(from, to);

        (await move.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be(code);

        File.ReadAllBytes(_stacks.StateFile).Should().Equal(before);
    }

    [Test]
    public async Task An_interrupted_creation_has_to_be_settled_first()
    {
        await GivenAsync(["T.a"]);
        await using (var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev))
        {
            await session.BeginAsync(OperationKind.Creating, StackFixture.Resource("a") with { Urn = Urn("T.a") });
        }

        var move = async () => await MoveAsync("T.a", "T.b");

        (await move.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Code.Should().Be("IMI4154");
    }

    private static AddressPattern Pattern(string text) => AddressParser.TryParsePattern(text.Replace("T.", $"{Type}.", StringComparison.Ordinal))!;

    private static InstanceAddress? AddressOf(ResourceState record) => UrnNaming.AddressOf(record.Urn, AttributeNames.TypeToHcl(record.Type));

    private Urn Urn(string address) => _naming.Resource(AddressParser.TryParseInstance(address.Replace("T.", $"{Type}.", StringComparison.Ordinal))!, Token);

    private async Task MoveAsync(string from, string to)
    {
        await using var session = await _stacks.NewStore().OpenAsync(StackFixture.Dev);
        var move = new StackMove(_naming, AddressOf, Timestamp.Utc(_stacks.Clock.GetUtcNow()));
        await session.ChangeAsync(move.Plan(await session.GetCurrentAsync(), Pattern(from), Pattern(to)).Change);
        await session.FinishAsync(StackFixture.Success);
    }

    // The last one depends on the first.
    private async Task GivenAsync(IReadOnlyList<string> addresses)
    {
        var records = new List<ResourceState> { new() { Urn = _naming.Stack, Custom = false, Type = Core.Addresses.Urn.StackType } };
        foreach (var text in addresses)
        {
            var address = AddressParser.TryParseInstance(text.Replace("T.", $"{Type}.", StringComparison.Ordinal))!;
            var modules = new Stack<ModuleAddress>();
            for (var module = address.Resource.Module; !module.IsRoot; module = module.Parent!)
            {
                modules.Push(module);
            }

            records.AddRange(modules.Select(module => _naming.Module(module)).Where(urn => !records.Exists(record => record.Urn == urn)).Select(urn =>
                new ResourceState { Urn = urn, Custom = false, Type = urn.Type, Parent = _naming.Stack }).ToList());
            var first = records.Find(record => record.Custom);
            records.Add(new ResourceState
            {
                Urn = _naming.Resource(address, Token),
                Custom = true,
                Type = Token,
                Id = text,
                Parent = _naming.Module(address.Resource.Module),
                Dependencies = first is null ? [] : [first.Urn],
                PropertyDependencies = first is null ? new Dictionary<string, IReadOnlyList<Urn>>() : new Dictionary<string, IReadOnlyList<Urn>> { ["name"] = [first.Urn] },
            });
        }

        await _stacks.GivenAsync([.. records]);
    }

    private async Task<List<string>> AddressesAsync()
    {
        var records = (await _stacks.NewStore().FindAsync(StackFixture.Dev))!.Snapshot.Resources;
        return
        [
            .. records.Where(record => record.Custom).Select(record => AddressOf(record)!.ToString()),
            .. records.Where(record => !record.Custom && record.Type != Core.Addresses.Urn.StackType)
                .Select(record => AddressParser.TryParseNames(record.Urn.Name)!.Aggregate(ModuleAddress.Root, (outer, step) => outer.Child(step.Name, step.Key)).ToString()),
        ];
    }
}
