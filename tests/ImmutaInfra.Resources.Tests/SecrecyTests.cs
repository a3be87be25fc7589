using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Emulator;
using ImmutaInfra.Emulator.Rules;
using ImmutaInfra.Emulator.Types;

namespace ImmutaInfra.Resources.Tests;

/// <summary>Plants secrets in every secret place, has everything go wrong that can, and looks for them in all that comes out.</summary>
public sealed class SecrecyTests
{
    private const string Key = "k3y-of-the-tenant";

    private static readonly string[] Planted = [Key, Given.Password, "MIIEvQIBADANBg", "MIIJkeyPairLine01", "AKIAEXAMPLE-SECRET", "0123abcd"];

    private static IEnumerable<TestCaseData> All => Given.All.Select(pair => new TestCaseData(pair.Key, pair.Value).SetArgDisplayNames(pair.Key))
        .Append(new TestCaseData("Redshift", Given.RedshiftOkta).SetArgDisplayNames("Redshift with Okta"))
        .Append(new TestCaseData("Snowflake", Given.SnowflakeKeyPair).SetArgDisplayNames("Snowflake with key pair"))
        .Append(new TestCaseData("Snowflake", Given.SnowflakeOAuth).SetArgDisplayNames("Snowflake with OAuth"));

    [TestCaseSource(nameof(All))]
    public async Task No_secret_comes_out_whatever_goes_wrong(string type, ObjectValue inputs)
    {
        await using var it = await ProviderFixture.StartAsync(new EmulatorOptions { ApiKey = Key });
        var chatter = new FailingTest($"Test with {string.Join(' ', Planted)}", $"Failed with {string.Join(", ", Planted)}.");
        var words = new Newtonsoft.Json.Linq.JObject { ["error"] = $"Bad {Key}", ["message"] = $"Cannot use {string.Join(" or ", Planted)}." };
        var told = new StringBuilder();
        ResourceSnapshot? there = null;
        FaultRule[][] faults =
        [
            [new FaultRule { Status = 400, Body = words }],
            [new FaultRule { Status = 422, Body = words }],
            [new FaultRule { Status = 500, Body = words }],
            [new FaultRule { Html = true }],
            [new FaultRule { Drop = true }],
            [new FaultRule { FailTests = [chatter] }],
            [new FaultRule { FailTests = [chatter], EndStatus = "createError" }],
            [new FaultRule { FailTests = [chatter], EndStatus = "editError" }],
            [new FaultRule { FailTests = [chatter], EndStatus = "deleteError" }],
            [],
        ];
        foreach (var rules in faults)
        {
            it.Immuta.SetRules(rules);
            await TellAsync(async () => there = await it.CreateAsync(type, inputs));
            if (there is not null)
            {
                Tell(there);
                await TellAsync(async () => Tell(await it.UpdateAsync(type, there, inputs.Set("extraConfig.x", rules.Length))));
                await TellAsync(async () => Tell(await it.ReadAsync(type, there)));
                await TellAsync(() => it.DeleteAsync(type, there));
            }
        }

        told.Append(it.Log.Text).AppendJoin('\n', it.Observer.Warnings).AppendJoin('\n', it.Observer.Created);
        it.Log.Lines.Should().NotBeEmpty();
        told.Length.Should().BeGreaterThan(1000);
        var text = told.ToString();
        foreach (var secret in type == "Trino" ? [Key] : Planted.Where(secret => inputs.ToString().Contains(secret, StringComparison.Ordinal) || secret == Key))
        {
            text.Should().NotContain(secret);
        }

        async Task TellAsync(Func<Task> operation)
        {
            try
            {
                await operation();
            }
            catch (DiagnosticException e)
            {
                told.AppendLine(e.ToString()).AppendJoin('\n', e.Diagnostics);
            }
        }

        void Tell(ResourceSnapshot? snapshot) => told.AppendLine($"{snapshot?.Inputs} {snapshot?.Outputs}").AppendJoin('\n', snapshot?.InitErrors ?? []);
    }
}
