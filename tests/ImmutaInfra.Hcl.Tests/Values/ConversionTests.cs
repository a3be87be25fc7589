using ImmutaInfra.Core.Values;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Values;

public class ConversionTests
{
    [Test]
    public void A_failure_names_its_place()
    {
        var value = HclValue.Object(("tags", HclValue.Tuple(HclValue.True, HclValue.String("x"))));
        var type = HclType.Object(("tags", HclType.List(HclType.Bool)));

        Conversion.TryTo(value, type, out _, out var failure).Should().BeFalse();

        failure.Should().Be(new ConversionFailure(".tags[1]", "a bool is required") { Place = PropertyPath.Root.Member("tags").Item(1) });
    }

    [Test]
    public void Missing_attributes_are_listed()
    {
        var type = HclType.Object(("a", HclType.String), ("b", HclType.String), ("c", HclType.String));

        Conversion.TryTo(HclValue.EmptyObject, type, out _, out var failure).Should().BeFalse();

        failure!.Message.Should().Be("attributes \"a\", \"b\", and \"c\" are required");
    }

    [Test]
    public void Optional_attributes_become_null()
    {
        var type = HclType.Object([new HclAttribute("a", HclType.String, IsOptional: true), new HclAttribute("b", HclType.Number)]);

        var value = Conversion.To(HclValue.Object(("b", HclValue.String("1")), ("dropped", HclValue.True)), type);

        value.Should().Be(HclValue.Object(("a", HclValue.Null(HclType.String)), ("b", HclValue.Number(1))));
    }

    [Test]
    public void Marks_stay_at_the_elements()
    {
        var list = Conversion.To(
            HclValue.Tuple(HclValue.Number(1).WithMarks(HclMarks.Sensitive), HclValue.Number(2)), HclType.List(HclType.String));

        list.Marks.Should().Be(HclMarks.None);
        list.Elements[0].Should().Be(HclValue.String("1").WithMarks(HclMarks.Sensitive));
    }

    [Test]
    public void Null_and_unknown_get_the_type()
    {
        Conversion.To(HclValue.DynamicNull, HclType.String).Should().Be(HclValue.Null(HclType.String));
        Conversion.To(HclValue.Unknown(HclType.Tuple(HclType.Bool)), HclType.List(HclType.Dynamic)).Should().Be(
            HclValue.Unknown(HclType.List(HclType.Bool), HclRefinement.None with { MinLength = 1, MaxLength = 1 }));
    }

    [Test]
    public void Text_is_the_common_type_of_primitives()
    {
        Unification.Unify([HclType.Number, HclType.String, HclType.Bool]).Should().Be(HclType.String);
        Unification.Unify([HclType.Number, HclType.Bool]).Should().BeNull();
    }

    [Test]
    public void Tuples_of_different_lengths_become_lists_and_different_objects_maps()
    {
        Unification.Unify([HclType.Tuple(HclType.Number), HclType.EmptyTuple]).Should().Be(HclType.List(HclType.Number));
        Unification.Unify([HclType.Object(("a", HclType.Number)), HclType.Object(("b", HclType.String))])
            .Should().Be(HclType.Map(HclType.String));
    }

    [FsCheck.NUnit.Property]
    public bool Numbers_survive_the_way_to_text_and_back(long number) =>
        Conversion.To(Conversion.To(HclValue.Number(number), HclType.String), HclType.Number).Equals(HclValue.Number(number));
}
