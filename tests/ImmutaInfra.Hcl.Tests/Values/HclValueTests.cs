using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Tests.Values;

public class HclValueTests
{
    [Test]
    public void Sets_are_sorted_and_hold_each_element_once()
    {
        var set = HclValue.Set(HclType.String, HclValue.String("b"), HclValue.String("a"), HclValue.String("b"));

        set.Elements.Select(element => element.AsString()).Should().Equal("a", "b");
    }

    [Test]
    public void Marks_of_elements_go_to_the_set()
    {
        var set = HclValue.Set(HclType.String, HclValue.String("a").WithMarks(HclMarks.Sensitive));

        set.Marks.Should().Be(HclMarks.Sensitive);
        set.Elements[0].Marks.Should().Be(HclMarks.None);
    }

    [Test]
    public void Marks_stay_where_they_are_in_objects()
    {
        var value = HclValue.Object(("open", HclValue.True), ("secret", HclValue.String("x").WithMarks(HclMarks.Sensitive)));

        value.Marks.Should().Be(HclMarks.None);
        value.DeepMarks.Should().Be(HclMarks.Sensitive);
        value.Find("secret")!.IsSensitive.Should().BeTrue();
        value.UnmarkDeep().DeepMarks.Should().Be(HclMarks.None);
        value.ToString().Should().NotContain("x\"");
    }

    [Test]
    public void Unknown_parts_are_known_of_from_outside()
    {
        var value = HclValue.Tuple(HclValue.True, HclValue.Object(("a", HclValue.Unknown(HclType.String))));

        value.IsKnown.Should().BeTrue();
        value.HasUnknowns.Should().BeTrue();
    }

    [Test]
    public void Texts_are_in_form_C()
    {
        HclValue.String("e\u0301").AsString().Should().Be("\u00e9");
        HclValue.String("\u1112\u1161\u11ab").AsString().Should().Be("\ud55c");
        HclValue.String("a\u0323\u0307").Should().Be(HclValue.String("a\u0307\u0323"), "marks have an order");
        HclValue.String("\u212b").AsString().Should().Be("\u00c5");
    }

    [Test]
    public void Keys_are_sorted_by_their_bytes_in_UTF_8()
    {
        var map = HclValue.Map(HclType.Bool, new Dictionary<string, HclValue>
        {
            ["\U0001F600"] = HclValue.True,
            ["\uFFFD"] = HclValue.True,
            ["a"] = HclValue.True,
        });

        map.Keys.Should().Equal("a", "\uFFFD", "\U0001F600");
    }

    [TestCase("\"string\"")]
    [TestCase("[\"list\",[\"set\",\"number\"]]")]
    [TestCase("[\"tuple\",[\"bool\",\"dynamic\"]]")]
    [TestCase("[\"object\",{\"a\":\"string\",\"b\":[\"map\",\"bool\"]},[\"b\"]]")]
    public void Types_survive_the_way_to_JSON_and_back(string json) =>
        HclType.FromJson(Newtonsoft.Json.Linq.JToken.Parse(json)).ToJson().ToString(Newtonsoft.Json.Formatting.None).Should().Be(json);
}
