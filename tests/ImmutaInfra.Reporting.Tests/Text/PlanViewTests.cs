using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.Text;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Reporting.Tests.Text;

public class PlanViewTests
{
    [Test]
    public void A_new_resource_shows_each_attribute_with_its_name_from_the_configuration() => Baseline.Verify(Show(Samples.Plan(Samples.Create("analytics"))), "create.txt");

    [Test]
    public void An_update_shows_what_was_and_what_shall_be_as_deep_as_the_difference_lies() => Baseline.Verify(Show(Samples.Plan(Samples.UpdateOfMuch())), "update.txt");

    [Test]
    public void A_replacement_names_the_attribute_that_forces_it_and_why() => Baseline.Verify(Show(Samples.Plan(Samples.MoveToOtherHost())), "replace.txt");

    [Test]
    public void A_plan_of_everything_shows_drift_reasons_moves_imports_modules_and_outputs() => Baseline.Verify(Show(Samples.Mixed), "mixed.txt");

    [Test]
    public void A_hidden_diff_is_told_of_and_not_shown() =>
        Lines(Samples.Plan(Samples.MoveToOtherHost() with { HiddenAttributes = ["host"] })).Should().Contain(line => line.Contains("~ host = (diff hidden)"))
            .And.NotContain(line => line.Contains("acme-eu"));

    [Test]
    public void Colours_mark_what_happens() => Baseline.Verify(Show(Samples.Plan(Samples.MoveToOtherHost()), usesColor: true), "replace-color.txt");

    [Test]
    public void The_last_line_counts()
    {
        var changes = Enumerable.Range(0, 7).Select(i => Samples.Create($"r{i}")).ToArray();

        Lines(Samples.Plan(changes))[^1].Should().Be("Plan: 7 to add, 0 to change, 0 to replace, 0 to destroy.");
    }

    [Test]
    public void Imports_are_counted_in_front() =>
        Lines(Samples.Mixed)[^1].Should().Be("Plan: 1 to import, 2 to add, 2 to change, 1 to replace, 1 to destroy.");

    [TestCase(PlanMode.Normal)]
    [TestCase(PlanMode.Destroy)]
    [TestCase(PlanMode.RefreshOnly)]
    public void Nothing_to_do_is_said_in_words(PlanMode mode)
    {
        var plan = Samples.Plan(Samples.Change("a", PlannedAction.NoOp, Samples.Analytics, Samples.Analytics)) with { Mode = mode };

        Show(plan).Should().StartWith("No changes. ");
    }

    [TestCase(0, "No changes. Nothing was looked at.")]
    [TestCase(1, "No changes. What was looked at matches the configuration.")]
    public void A_part_is_not_called_the_whole(int changes, string expected)
    {
        var plan = Samples.Plan([.. Enumerable.Repeat(Samples.Change("a", PlannedAction.NoOp, Samples.Analytics, Samples.Analytics), changes)]) with { IsPartial = true };

        Show(plan).Should().StartWith(expected);
    }

    [Test]
    public void No_secret_is_ever_shown()
    {
        var text = Show(Samples.Mixed) + Show(Samples.Plan(Samples.Create("a")));

        text.Should().NotContainAny("hunter2", "hunter3", "s3cr3t", "new secret");
    }

    [Test]
    public void An_attribute_that_the_schema_calls_secret_is_masked_even_when_its_value_is_not()
    {
        var change = Samples.Create("a", new ObjectValue(("password", "geheim"), ("oAuthClientConfig", new ObjectValue(("clientSecret", "geheim")))));

        Show(Samples.Plan(change)).Should().NotContain("geheim").And.Contain("client_secret = (secret)");
    }

    [Test]
    public void An_attribute_that_the_plan_calls_sensitive_is_masked()
    {
        var change = Samples.Create("a", new ObjectValue(("database", "geheim"), ("oAuthClientConfig", new ObjectValue(("clientId", "geheim"))))) with
        {
            SensitiveAttributes = ["database", "o_auth_client_config"],
        };

        Show(Samples.Plan(change)).Should().NotContain("geheim").And.Contain("database").And.Contain("(secret)");
    }

    [Test]
    public void A_changed_secret_says_only_that_it_changes()
    {
        Show(Samples.Plan(Samples.UpdateOfMuch())).Should().Contain("password             = (secret) -> (secret, changed)");
    }

    [Test]
    public void A_reason_whose_attribute_looks_the_same_is_shown_nevertheless()
    {
        var change = Samples.Change("a", PlannedAction.DeleteThenCreate, Samples.Analytics, Samples.Analytics) with
        {
            Changes = [new AttributeChange(PropertyPath.Root.Member("oAuthClientConfig").Member("clientId"), ChangeKind.Update, "a", "b", "it was asked for")],
        };

        Show(Samples.Plan(change)).Should().Contain("# o_auth_client_config.client_id forces replacement: it was asked for");
    }

    [Test]
    public void Long_texts_are_cut_around_what_differs()
    {
        var (before, after) = (new string('a', 5000) + "X" + new string('b', 5000), new string('a', 5000) + "Y" + new string('b', 5000));
        var text = Show(Samples.Plan(Samples.Change("a", PlannedAction.Update, new ObjectValue(("database", before)), new ObjectValue(("database", after)))));

        text.Should().Contain("aaaXbbb").And.Contain("aaaYbbb").And.Contain("(10,001 characters)");
        text.Split('\n').Should().OnlyContain(line => line.Length < 500);
    }

    [Test]
    public void Text_from_outside_cannot_steer_the_terminal()
    {
        var text = Show(Samples.Plan(Samples.Create("a", new ObjectValue(("database", "x\u001b[2J\u202Ey"), ("setupScript", "a\u001b[31m\nb")))));

        text.Should().NotContain("\u001b").And.NotContain("\u202E").And.Contain("\\u001b[2J");
    }

    [Test]
    public void A_plan_of_ten_thousand_is_written_while_it_is_read()
    {
        var plan = Samples.Plan([.. Enumerable.Range(0, 10_000).Select(i => Samples.Create("r", key: new Core.Addresses.InstanceKey(i)))]);
        var longest = 0;
        using var counting = new CountingWriter(size => longest = Math.Max(longest, size));

        new PlanView(counting, new TextOptions()).Write(plan);

        longest.Should().BeLessThan(10_000, "a line at a time goes out");
        counting.Lines.Should().BeGreaterThan(200_000);
    }

    private static string[] Lines(Plan plan) => Show(plan).TrimEnd('\n').Split('\n');

    private static string Show(Plan plan, bool usesColor = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new PlanView(output, new TextOptions(100, usesColor)).Write(plan);
        return output.ToString();
    }

    private sealed class CountingWriter(Action<int> wrote) : TextWriter
    {
        public int Lines { get; private set; }

        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => wrote(1);

        public override void Write(string? value) => wrote(value?.Length ?? 0);

        public override void WriteLine(string? value)
        {
            Lines++;
            wrote(value?.Length ?? 0);
        }
    }
}
