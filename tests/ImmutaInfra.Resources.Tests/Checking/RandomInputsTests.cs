using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImmutaInfra.Resources.Tests.Checking;

/// <summary>Laws that hold for inputs of any shape.</summary>
public sealed class RandomInputsTests
{
    private static readonly ImmutaProvider Provider = ImmutaProvider.Create(TimeProvider.System, NullLoggerFactory.Instance, _ => null);

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Whatever_is_given_is_judged_without_an_exception_and_the_normal_form_stays(int seed)
    {
        var random = new Random(seed);
        foreach (var type in Provider.Schema.Resources)
        {
            for (var i = 0; i < 300; i++)
            {
                var inputs = Mutated(random, Given.All[type.Token["immuta:index:".Length..^"Integration".Length]]);

                var once = Provider.Check(new CheckRequest { Type = type.Token, Inputs = inputs });
                var twice = Provider.Check(new CheckRequest { Type = type.Token, Inputs = once.Inputs });

                (twice.Inputs.Equals(once.Inputs) || once.Problems.Count > 0).Should().BeTrue("{0} came of {1}", once.Inputs, inputs);
                (Diff(type.Token, once.Inputs, once.Inputs).Action == ResourceAction.None || once.Inputs.HasUnknowns).Should().BeTrue();
                Diff(type.Token, once.Inputs, inputs).Should().NotBeNull();
            }
        }
    }

    private static ResourceDiff Diff(string token, ObjectValue prior, ObjectValue planned) =>
        Provider.Diff(new DiffRequest { Type = token, Id = "1", PriorInputs = prior, PriorOutputs = prior, Inputs = planned });

    private static ObjectValue Mutated(Random random, ObjectValue inputs)
    {
        string[] names = [.. inputs.Names, "audit", "okta", "privateKey", "oAuthClientConfig", "extraConfig", "lineage", "metadataDelimiters", "workspaceIds", "additionalWorkspaceConnections", "port", "x"];
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            inputs = inputs.With([KeyValuePair.Create(names[random.Next(names.Length)], Any(random, 3))]);
        }

        return inputs;
    }

    private static Value Any(Random random, int depth) => random.Next(depth > 0 ? 11 : 7) switch
    {
        0 => Value.Null,
        1 => Value.Unknown,
        2 => random.Next(2) == 0,
        3 => (long)random.Next(-5, 100_000),
        4 => Number.Parse("1.5e300"),
        5 => new string((char)random.Next(1, 0x300), random.Next(4)),
        6 => "true",
        7 => SecretValue.Of(Any(random, depth - 1)),
        8 => new ListValue(Enumerable.Range(0, random.Next(3)).Select(_ => Any(random, depth - 1))),
        _ => new ObjectValue(Enumerable.Range(0, random.Next(4)).Select(_ =>
            KeyValuePair.Create(new[] { "enabled", "role", "content", "username", "a.b", "lineageConfig" }[random.Next(6)], Any(random, depth - 1)))),
    };
}
