using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Types;

public class TypeTableTests
{
    [Test]
    public void There_are_seven_types() => TypeTable.All.Select(type => type.Name).Should().BeEquivalentTo(Envelopes.Types);

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Types))]
    public void Every_condition_of_the_tables_is_understood(string type)
    {
        foreach (var row in TypeTable.Find(type)!.Attributes.Where(row => row.RequiredWhen is not null))
        {
            row.Invoking(it => Condition.Holds(it.RequiredWhen!, [], [], autoBootstrap: true)).Should().NotThrow(row.Path);
        }
    }

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Types))]
    public void Every_JSON_type_of_the_tables_is_understood(string type)
    {
        foreach (var row in TypeTable.Find(type)!.Attributes)
        {
            row.Invoking(it => AttributeShape.ProblemOf(TypeTable.Find(type)!, it, JValue.CreateNull())).Should().NotThrow(row.Path);
        }
    }

    [TestCaseSource(typeof(Envelopes), nameof(Envelopes.Types))]
    public void Parents_stand_before_what_is_inside_them(string type)
    {
        var seen = new HashSet<string>();
        foreach (var row in TypeTable.Find(type)!.Attributes)
        {
            seen.Add(row.Path);
            if (row.Segments.Length > 1)
            {
                seen.Should().Contain(string.Join('.', row.Segments[..^1]));
            }
        }
    }

    [Test]
    public void An_unknown_condition_is_a_mistake_of_ours() =>
        FluentActions.Invoking(() => Condition.Holds("the moon is full", [], [], null)).Should().Throw<InvalidDataException>();
}
