using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImmutaInfra.Api.Http;
using ImmutaInfra.Api.Integrations;
using ImmutaInfra.Core.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ImmutaInfra.Api.Tests.Http;

public sealed class HostileServerTests
{
    private const string Key = "k3y-0f-the-test";

    private static readonly IntegrationId Id = IntegrationId.Parse("12");
    private static readonly IntegrationRequest Trino = new() { Type = "Trino" };

    private HurryingClock _clock = null!;
    private KeptLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new HurryingClock();
        _log = new KeptLog();
    }

    [TearDown]
    public void TearDown() => _log.Dispose();

    [TestCase(200, "text/html", "<html><body>Log in</body></html>", "IMI5016")]
    [TestCase(200, "text/plain", "hello", "IMI5016")]
    [TestCase(200, "application/json", "{\"id\":", "IMI5017")]
    [TestCase(200, "application/json", "[]", "IMI5017")]
    [TestCase(200, "application/json", "{\"id\":\"1/../2\"}", "IMI5017")]
    [TestCase(404, "text/html", "<html>nginx</html>", "IMI5016")]
    [TestCase(404, "text/plain", "404 page not found", "IMI5016")]
    [TestCase(404, "text/plain", "", "IMI5016")]
    [TestCase(400, "application/json", "{\"message\":\"no\"}", "IMI5400")]
    [TestCase(401, "text/html", "<html>no</html>", "IMI5401")]
    [TestCase(403, "application/json", "{}", "IMI5403")]
    [TestCase(404, "application/json", "{\"message\":\"No Integration found with ID 12.\"}", "IMI5404")]
    [TestCase(409, "application/json", "[1]", "IMI5409")]
    [TestCase(418, "application/json", "{}", "IMI5499")]
    [TestCase(422, "application/json", "{\"message\":7}", "IMI5422")]
    [TestCase(429, "application/json", "{}", "IMI5429")]
    [TestCase(500, "application/json", "{}", "IMI5500")]
    [TestCase(502, "text/html", "<html>bad gateway</html>", "IMI5500")]
    public async Task Every_bad_answer_has_its_own_message(int status, string mediaType, string body, string code)
    {
        await using var server = await OddServer.AnsweringAsync(status, mediaType, body);

        var failure = await FailureOfAsync(server.BaseUrl, client => client.GetAsync(Id));

        failure.Diagnostics.Should().ContainSingle().Which.Code.Should().Be(code);
        failure.Diagnostics[0].Hint.Should().NotBeNullOrEmpty("every message says what to do");
        failure.StatusCode.Should().Be(code == "IMI5017" && body is "[]" or "{\"id\":\"1/../2\"}" ? null : status);
    }

    [Test]
    public async Task An_answer_about_another_integration_is_not_believed()
    {
        await using var server = await OddServer.AnsweringAsync(200, "application/json", """{"id":"13","status":"enabled"}""");

        var failures = new[]
        {
            await FailureOfAsync(server.BaseUrl, client => client.GetAsync(Id)),
            await FailureOfAsync(server.BaseUrl, client => client.FindAsync(Id)),
            await FailureOfAsync(server.BaseUrl, client => client.GetStatusAsync(Id)),
        };

        failures.SelectMany(failure => failure.Diagnostics).Should().OnlyContain(diagnostic => diagnostic.Code == "IMI5017" && diagnostic.Detail!.Contains("integration 13"));
    }

    [Test]
    public async Task Zeros_in_front_do_not_make_another_integration()
    {
        await using var server = await OddServer.AnsweringAsync(200, "application/json", """{"id":12,"status":"enabled"}""");

        using var pipeline = new ApiPipeline(new ApiOptions { BaseUrl = server.BaseUrl, ApiKey = Key }, _clock);
        var found = await new IntegrationClient(pipeline).GetAsync(IntegrationId.Parse("0012"));

        found.Id.Should().Be(Id);
    }

    [Test]
    public async Task A_refusal_keeps_the_words_of_the_server_and_the_id_in_them()
    {
        await using var server = await OddServer.AnsweringAsync(
            409, "application/json", """{"statusCode":409,"error":"Conflict","message":"Snowflake integration already exists on acme (id = 77)."}""");

        var failure = await FailureOfAsync(server.BaseUrl, client => client.CreateAsync(Trino));

        failure.ServerMessage.Should().Be("Snowflake integration already exists on acme (id = 77).");
        failure.Error.Should().Be("Conflict");
        failure.ConflictingId.Should().Be(IntegrationId.Parse("77"));
        failure.Message.Should().Contain("\"Snowflake integration already exists on acme (id = 77).\"").And.NotContain("statusCode");
        failure.RawBody.Should().Contain("statusCode");
        failure.MayHaveHappened.Should().BeFalse();
    }

    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    public async Task A_read_is_sent_again_and_a_change_is_not(int status)
    {
        await using var server = await OddServer.AnsweringAsync(status, "application/json", "{}");

        var read = await FailureOfAsync(server.BaseUrl, client => client.GetAsync(Id));
        var change = await FailureOfAsync(server.BaseUrl, client => client.CreateAsync(Trino));

        server.Requests.Count(request => request.Method == "GET").Should().Be(4);
        server.Requests.Count(request => request.Method == "POST").Should().Be(1);
        read.MayHaveHappened.Should().BeFalse();
        change.MayHaveHappened.Should().Be(status >= 500);
    }

    [Test]
    public async Task The_server_says_how_long_to_wait_before_a_read_is_sent_again()
    {
        var calls = 0;
        await using var server = await OddServer.StartAsync(async context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref calls) == 1 ? 429 : 200;
            context.Response.Headers.RetryAfter = "17";
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("[]");
        });

        using var pipeline = Pipeline(server.BaseUrl);
        await new IntegrationClient(pipeline).ListAsync();

        _clock.Waits.Should().Contain(TimeSpan.FromSeconds(17));
    }

    [Test]
    public async Task A_change_whose_answer_breaks_off_may_have_happened_and_is_not_sent_again()
    {
        await using var server = await OddServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var failure = await FailureOfAsync(server.BaseUrl, client => client.CreateAsync(Trino));

        failure.Diagnostics[0].Code.Should().Be("IMI5014");
        failure.MayHaveHappened.Should().BeTrue();
        server.Requests.Should().ContainSingle();
    }

    [Test]
    public async Task A_truncated_answer_is_no_answer()
    {
        await using var server = await OddServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("[{\"id\":\"1\"");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        var failure = await FailureOfAsync(server.BaseUrl, client => client.ListAsync());

        failure.Diagnostics[0].Code.Should().Be("IMI5014");
    }

    [Test]
    public async Task A_server_that_never_answers_runs_into_the_timeout()
    {
        await using var server = await OddServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var failure = await FailureOfAsync(
            server.BaseUrl, client => client.CreateAsync(Trino), options => options with { RequestTimeout = TimeSpan.FromSeconds(30) });

        failure.Diagnostics[0].Code.Should().Be("IMI5013");
        failure.Failure.Should().Be(ApiFailure.Timeout);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_huge_answer_is_not_read(bool isAnnounced)
    {
        await using var server = await OddServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = isAnnounced ? 1L << 40 : null;
            var block = new byte[1 << 20];
            for (var i = 0; i < 80 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });

        var failure = await FailureOfAsync(server.BaseUrl, client => client.ListAsync());

        failure.Diagnostics[0].Code.Should().Be("IMI5018");
    }

    [Test]
    public async Task Deeply_nested_json_is_refused()
    {
        await using var server = await OddServer.AnsweringAsync(200, "application/json", new string('[', 100_000));

        var failure = await FailureOfAsync(server.BaseUrl, client => client.ListAsync());

        failure.Diagnostics[0].Code.Should().Be("IMI5017");
    }

    [Test]
    public async Task A_redirect_is_not_followed_and_the_key_goes_nowhere_else()
    {
        await using var elsewhere = await OddServer.AnsweringAsync(200, "application/json", "[]");
        await using var server = await OddServer.StartAsync(context =>
        {
            context.Response.Redirect(new Uri(elsewhere.BaseUrl, "/integrations").AbsoluteUri);
            return Task.CompletedTask;
        });

        var failure = await FailureOfAsync(server.BaseUrl, client => client.ListAsync());

        failure.Diagnostics[0].Code.Should().Be("IMI5015");
        failure.Message.Should().Contain(elsewhere.BaseUrl.GetLeftPart(UriPartial.Authority));
        elsewhere.Requests.Should().BeEmpty();
    }

    [Test]
    public async Task A_certificate_of_nobody_known_is_not_trusted()
    {
        using var certificate = SelfSigned("localhost");
        await using var server = await OddServer.StartAsync(_ => Task.CompletedTask, certificate);

        var failure = await FailureOfAsync(server.BaseUrl, client => client.ListAsync());

        failure.Diagnostics[0].Code.Should().Be("IMI5012");
        failure.Diagnostics[0].Hint.Should().Contain("ca_certificate");
        server.Requests.Should().BeEmpty("the key must not be sent");
    }

    [Test]
    public async Task A_server_without_TLS_is_not_one_whose_certificate_is_to_blame()
    {
        await using var server = await OddServer.AnsweringAsync(200, "application/json", "[]");
        var address = new UriBuilder(server.BaseUrl) { Scheme = "https" }.Uri;

        var failure = await FailureOfAsync(address, client => client.CreateAsync(Trino));

        failure.Diagnostics[0].Code.Should().Be("IMI5023");
        failure.Diagnostics[0].Hint.Should().Contain("http://").And.NotContain("ca_certificate");
        failure.MayHaveHappened.Should().BeFalse("nothing was sent");
    }

    [TestCase("/foo", "without a path; try http://localhost:")]
    [TestCase("", "such as https://immuta.example.com")]
    public async Task A_list_that_is_not_there_tells_of_a_wrong_address_and_not_of_an_integration(string path, string hint)
    {
        await using var server = await OddServer.AnsweringAsync(404, "application/json", """{"statusCode":404,"error":"Not Found","message":"Not Found"}""");
        var address = new Uri(server.BaseUrl, path);

        var failures = new[]
        {
            await FailureOfAsync(address, client => client.ListAsync()),
            await FailureOfAsync(address, client => client.TryCreateAsync(Trino)),
        };

        failures.Should().OnlyContain(failure => failure.Failure == ApiFailure.BadAnswer && failure.Diagnostics[0].Code == "IMI5019");
        failures[0].Diagnostics[0].Detail.Should().Contain($"GET {server.BaseUrl.GetLeftPart(UriPartial.Authority)}{path}/integrations was answered with 404");
        failures[0].Diagnostics[0].Hint.Should().Contain(hint);
    }

    [TestCase("localhost", true)]
    [TestCase("other.example.com", false)]
    public async Task An_authority_of_the_users_own_is_trusted_for_the_names_it_vouches_for(string name, bool isTrusted)
    {
        using var certificate = SelfSigned(name);
        await using var server = await OddServer.StartAsync(context => context.Response.WriteAsJsonAsync(Array.Empty<int>()), certificate);
        using var pipeline = Pipeline(server.BaseUrl, options => options with { CaCertificate = certificate.ExportCertificatePem() });
        var list = () => new IntegrationClient(pipeline).ListAsync();

        if (isTrusted)
        {
            (await list()).Should().BeEmpty();
        }
        else
        {
            (await list.Should().ThrowAsync<ApiException>()).Which.Diagnostics[0].Code.Should().Be("IMI5012");
        }
    }

    [TestCase("/no/such/file.pem")]
    [TestCase("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----")]
    public void An_unusable_authority_is_reported_before_anything_is_sent(string certificate)
    {
        var open = () => Pipeline(new Uri("https://localhost"), options => options with { CaCertificate = certificate });

        open.Should().Throw<ApiException>().Which.Diagnostics[0].Code.Should().Be("IMI5020");
    }

    [Test]
    public async Task A_refused_connection_is_tried_again_even_for_a_change_and_then_reported()
    {
        var failure = await FailureOfAsync(UnusedAddress(), client => client.CreateAsync(Trino));

        failure.Diagnostics[0].Code.Should().Be("IMI5011");
        failure.MayHaveHappened.Should().BeFalse("nothing was sent");
        _clock.Waits.Should().HaveCount(3);
    }

    [Test]
    public async Task After_many_refused_connections_no_more_are_tried_for_a_while()
    {
        using var pipeline = Pipeline(UnusedAddress());
        var client = new IntegrationClient(pipeline);
        var waits = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            (await client.Invoking(it => it.ListAsync()).Should().ThrowAsync<ApiException>())
                .Which.Diagnostics[0].Code.Should().Be("IMI5011", "what is to be mended is said each time");
            waits.Add(_clock.Waits.Count);
        }

        waits[^1].Should().Be(waits[^2], "the last was not even tried");
    }

    [Test]
    public async Task A_name_without_address_is_reported_as_such()
    {
        var failure = await FailureOfAsync(new Uri("http://no-such-host.invalid"), client => client.ListAsync());

        failure.Diagnostics[0].Code.Should().BeOneOf("IMI5010", "IMI5011");
        failure.Message.Should().Contain("no-such-host.invalid");
    }

    [Test]
    public async Task Secrets_appear_in_no_message_and_no_log_even_when_the_server_repeats_them()
    {
        await using var server = await OddServer.StartAsync(async context =>
        {
            context.Response.StatusCode = 422;
            context.Response.ContentType = "application/json";
            using var reader = new StreamReader(context.Request.Body);
            var sent = await reader.ReadToEndAsync();
            await context.Response.WriteAsJsonAsync(new
            {
                error = $"with {Key}",
                message = $"cannot use {sent} with {context.Request.Headers.Authorization} and a p w",
                validationResults = new { status = "failed", validationTests = new[] { new { name = "t", status = "failed", message = "pw is hunter22" } } },
            });
        });
        var request = new IntegrationRequest
        {
            Type = "Snowflake",
            AutoBootstrap = true,
            Config = new ObjectValue(
                ("host", "acme"), ("password", SecretValue.Of("hunter22")), ("content", SecretValue.Of("-----BEGIN X-----\nMIIabcdefghijk\n-----END X-----")), ("short", SecretValue.Of("p"))),
        };

        var failure = await FailureOfAsync(server.BaseUrl, client => client.CreateAsync(request));

        var everything = $"{failure}{failure.RawBody}{failure.ServerMessage}{failure.Error}{failure.ValidationResults!.Tests[0]}{_log.Text}";
        everything.Should().NotContain(Key).And.NotContain("hunter22").And.NotContain("MIIabcdefghijk").And.NotContain("a p w");
        everything.Should().Contain("acme", "what is no secret is quoted");
        _log.Text.Should().Contain("POST /integrations: 422");
    }

    [Test]
    public async Task No_more_requests_are_under_way_than_allowed()
    {
        var underWay = 0;
        var most = 0;
        await using var server = await OddServer.StartAsync(async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            await context.Response.WriteAsJsonAsync(Array.Empty<int>());
        });
        using var pipeline = Pipeline(server.BaseUrl, options => options with { MaxParallelRequests = 2 });
        var client = new IntegrationClient(pipeline);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.ListAsync()));

        most.Should().BeLessThanOrEqualTo(2);
    }

    [TestCase("line\nend")]
    [TestCase("carriage\rreturn")]
    [TestCase("ключ-the-key")]
    public async Task A_key_that_would_break_the_header_is_refused_without_showing_it(string key)
    {
        var failure = await FailureOfAsync(new Uri("http://localhost:1"), client => client.ListAsync(), options => options with { ApiKey = key });

        failure.Diagnostics[0].Code.Should().Be("IMI5021");
        failure.ToString().Should().NotContain(key);
    }

    [Test]
    public async Task Cancelling_is_no_failure_of_the_server()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await OddServer.StartAsync(async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var pipeline = Pipeline(server.BaseUrl);

        await new IntegrationClient(pipeline).Invoking(client => client.ListAsync(stop.Token)).Should().ThrowAsync<OperationCanceledException>();
    }

    private static Uri UnusedAddress()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private ApiPipeline Pipeline(Uri baseUrl, Func<ApiOptions, ApiOptions>? change = null)
    {
        var options = new ApiOptions { BaseUrl = baseUrl, ApiKey = Key };
        return new ApiPipeline(change?.Invoke(options) ?? options, _clock, _log.CreateLogger<ApiPipeline>());
    }

    private async Task<ApiException> FailureOfAsync(Uri baseUrl, Func<IntegrationClient, Task> call, Func<ApiOptions, ApiOptions>? change = null)
    {
        using var pipeline = Pipeline(baseUrl, change);
        var client = new IntegrationClient(pipeline);
        return (await client.Invoking(call).Should().ThrowAsync<ApiException>()).Which;
    }
}
