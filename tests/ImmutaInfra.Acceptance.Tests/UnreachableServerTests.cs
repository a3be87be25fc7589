using System.Net;
using System.Net.Sockets;
using ImmutaInfra.Emulator;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>Each way in which Immuta cannot be worked with has its own message, exit code 1, and leaves nothing half-written.</summary>
public sealed class UnreachableServerTests
{
    private const string Three = Given.Provider + Given.Redshift + Given.S3 + Given.Trino;

    [Test]
    public async Task A_missing_key_is_named_with_how_to_give_it()
    {
        await using var place = await Workplace.StartAsync(Three);
        place.Variables.Remove("IMMUTA_API_KEY");

        var run = await place.RunAsync("apply", "--yes");

        run.Ended(1).Error.Should().Contain("api_key").And.Contain("IMMUTA_API_KEY").And.Contain("main.tf");
        Directory.Exists(Path.Combine(place.Folder, ".immutainfra")).Should().BeFalse("nothing has begun");
    }

    [Test]
    public async Task A_host_that_nobody_listens_on_is_named_with_the_reason()
    {
        await using var place = await Workplace.StartAsync(Three);
        place.Variables["IMMUTA_BASE_URL"] = $"http://127.0.0.1:{FreePort()}";

        var run = await place.RunAsync("apply", "--yes", "--refresh=false");

        run.Ended(1).Error.Should().Contain("Immuta cannot be reached").And.Contain("127.0.0.1").And.Contain("Connection refused");
        run.Error.Should().NotContain("reported first");
        await NothingIsThereAndAllIsWellLaterAsync(place);
    }

    [Test]
    public async Task A_host_without_an_address_is_named()
    {
        await using var place = await Workplace.StartAsync(Three);
        place.Variables["IMMUTA_BASE_URL"] = "https://immuta.invalid";

        var run = await place.RunAsync("apply", "--yes", "--refresh=false");

        run.Ended(1).Error.Should().Contain("Host not found").And.Contain("immuta.invalid");
        await NothingIsThereAndAllIsWellLaterAsync(place);
    }

    [Test]
    public async Task A_wrong_key_is_told_from_a_weak_one()
    {
        await using var place = await Workplace.StartAsync(Three, new EmulatorOptions { ApiKeyWithoutPermission = "planted-weak-key" });

        place.Variables["IMMUTA_API_KEY"] = "planted-wrong-key";
        var wrong = await place.RunAsync("apply", "--yes", "--refresh=false");
        place.Variables["IMMUTA_API_KEY"] = "planted-weak-key";
        var weak = await place.RunAsync("apply", "--yes", "--refresh=false");

        wrong.Ended(1).Error.Should().Contain("IMI5401").And.Contain("key");
        weak.Ended(1).Error.Should().Contain("IMI5403").And.Contain("APPLICATION_ADMIN");
        (wrong.Screen + weak.Screen).Should().NotContain("planted");
        await NothingIsThereAndAllIsWellLaterAsync(place);
    }

    [Test]
    public async Task The_plan_of_the_first_creation_finds_a_wrong_key()
    {
        await using var place = await Workplace.StartAsync(Three);
        place.Variables["IMMUTA_API_KEY"] = "planted-wrong-key";

        var run = await place.RunAsync("plan");

        run.Ended(1).Error.Should().Contain("error IMI5401").And.Contain("in provider.immuta").And.Contain("main.tf:7:1");
        place.Immuta.Requests.Should().ContainSingle("one question is enough");
        (await place.RunAsync("plan", "--refresh=false")).Ended(0).Output.Should().Contain("Plan: 3 to add");
    }

    [TestCase("IMMUTA_API_KEY", "planted-wrong-key", "IMI5401")]
    [TestCase("IMMUTA_BASE_URL", "https://immuta.invalid", "IMI5010")]
    public async Task What_hits_every_set_up_by_hand_is_told_once_by_its_error(string variable, string value, string code)
    {
        await using var place = await Workplace.StartAsync(Given.Provider + Given.Redshift.Replace("= true", "= false", StringComparison.Ordinal));
        place.Variables[variable] = value;

        var run = await place.RunAsync("plan");

        run.Ended(1).Error.Should().Contain($"error {code}").And.NotContain("IMI6273");
        (await place.RunAsync("plan", "--refresh=false")).Ended(0).Screen.Should().Contain("IMI6273", "nothing else tells of the scripts then");
    }

    [Test]
    public async Task A_host_that_is_no_immuta_is_recognised_by_its_page()
    {
        await using var place = await Workplace.StartAsync(Three);
        await using var odd = await OddServer.StartAsync();
        place.Variables["IMMUTA_BASE_URL"] = odd.Url;

        var run = await place.RunAsync("apply", "--yes", "--refresh=false");

        run.Ended(1).Error.Should().Contain("This is no Immuta").And.Contain("base_url");
        run.Error.Should().NotContain("<body>");
        await NothingIsThereAndAllIsWellLaterAsync(place);
    }

    [Test]
    public async Task What_a_wrong_path_does_not_find_is_not_taken_for_deleted()
    {
        await using var place = await Workplace.StartAsync(Three);
        await place.ApplyAsync();
        place.Variables["IMMUTA_BASE_URL"] = new Uri(place.Immuta.BaseUrl, "/foo").AbsoluteUri;

        (await place.RunAsync("plan")).Ended(1).Error.Should().Contain("error IMI5019").And.Contain("without a path");
        (await place.RunAsync("refresh", "--yes")).Ended(1);

        (await place.RunAsync("state", "list")).Ended(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3);
    }

    [Test]
    public async Task A_certificate_that_is_not_trusted_is_told_with_the_remedy()
    {
        await using var place = await Workplace.StartAsync(Three);
        await using var odd = await OddServer.StartAsync(isSelfSigned: true);
        place.Variables["IMMUTA_BASE_URL"] = odd.Url;

        var run = await place.RunAsync("apply", "--yes", "--refresh=false");

        run.Ended(1).Error.Should().Contain("certificate").And.Contain("ca_certificate");
        await NothingIsThereAndAllIsWellLaterAsync(place);
    }

    [Test]
    public async Task A_certificate_can_be_trusted_by_naming_it()
    {
        await using var place = await Workplace.StartAsync(Three);
        await using var odd = await OddServer.StartAsync(isSelfSigned: true);
        place.Variables["IMMUTA_BASE_URL"] = odd.Url;
        place.Write("ca.pem", odd.CertificatePem);
        place.Edit("main.tf", "provider \"immuta\" {}", "provider \"immuta\" {\n  ca_certificate = file(\"ca.pem\")\n}");

        var run = await place.RunAsync("apply", "--yes", "--refresh=false");

        run.Ended(1).Error.Should().Contain("This is no Immuta", "the connection itself is trusted");
    }

    [Test]
    public async Task A_failure_that_hits_all_alike_is_told_once()
    {
        await using var place = await Workplace.StartAsync(Three);
        place.Variables["IMMUTA_API_KEY"] = "planted-wrong-key";

        var run = await place.RunAsync("apply", "--yes", "--refresh=false");

        run.Error.Split("error IMI5401").Should().HaveCount(2, run.Error);
        run.Error.Should().Contain("immuta_redshift_integration.warehouse").And.Contain("immuta_s3_integration.lake").And.Contain("immuta_trino_integration.starburst");
    }

    [TestCase("acme.example.com")]
    [TestCase("ftp://acme.example.com")]
    [TestCase("nonsense url")]
    public async Task A_base_url_that_is_none_is_refused(string url)
    {
        await using var place = await Workplace.StartAsync(Three);
        place.Variables["IMMUTA_BASE_URL"] = url;

        var run = await place.RunAsync("plan");

        run.Ended(1).Error.Should().Contain("base_url").And.Contain("https://");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task NothingIsThereAndAllIsWellLaterAsync(Workplace place)
    {
        (await place.RunAsync("state", "list")).Ended(0).Output.Should().BeEmpty();
        (await place.ListAsync()).Should().BeEmpty();
        place.Variables["IMMUTA_BASE_URL"] = place.Immuta.BaseUrl.AbsoluteUri;
        place.Variables["IMMUTA_API_KEY"] = place.Immuta.ApiKey;
        (await place.ApplyAsync()).Output.Should().Contain("3 added");
        (await place.ListAsync()).Should().HaveCount(3);
    }
}
