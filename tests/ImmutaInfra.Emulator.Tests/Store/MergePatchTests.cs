using ImmutaInfra.Emulator.Store;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Tests.Store;

public class MergePatchTests
{
    // From the table in RFC 7396, appendix A.
    [TestCase("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [TestCase("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [TestCase("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [TestCase("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [TestCase("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void A_patch_merges_objects_and_replaces_the_rest(string target, string patch, string expected)
    {
        var merged = JObject.Parse(target);

        MergePatch.Apply(merged, JObject.Parse(patch));

        merged.ToString(Newtonsoft.Json.Formatting.None).Should().Be(expected);
    }
}
