using System.IO.Compression;
using System.Net;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace ImmutaInfra.Rpc.Tests;

public sealed class RpcServerTests
{
    private EchoServer _server = null!;
    private RawCaller _caller = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await EchoServer.StartAsync();
        _caller = new RawCaller(_server.Port);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _caller.Dispose();
        await _server.DisposeAsync();
    }

    [TestCase("application/grpc")]
    [TestCase("application/grpc+proto")]
    [TestCase("application/grpc; charset=utf-8")]
    public async Task An_answer_is_one_frame_with_the_status_behind_it(string contentType)
    {
        var request = RawCaller.Frame(new StringValue { Value = "hello" });

        var answer = await _caller.PostAsync("Echo", request, contentType);

        answer.Http.Should().Be(HttpStatusCode.OK);
        answer.Content.Should().Equal(request);
        answer.Trailers.Should().Contain("grpc-status", "0");
        answer.Headers.Should().NotContainKeys("grpc-status", "content-length", "server");
    }

    [Test]
    public async Task A_failure_has_status_message_and_details_and_no_body()
    {
        var answer = await _caller.PostAsync("Fail", RawCaller.Frame(new StringValue { Value = "100 % ä\nnext" }));

        answer.Http.Should().Be(HttpStatusCode.OK);
        answer.Content.Should().BeEmpty();
        answer.Status.Should().Be("9");
        answer.Headers.Should().NotContainKey("content-length");
        answer.Trailers["grpc-message"].Should().Be("100 %25 %C3%A4%0Anext");
        var details = answer.Trailers["grpc-status-details-bin"];
        details.Should().NotContain("=");
        var status = Messages.Status.Parser.ParseFrom(Convert.FromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '=')));
        status.Code.Should().Be(9);
        status.Message.Should().Be("100 % ä\nnext");
        status.Details.Single().TypeUrl.Should().Be("type.googleapis.com/google.protobuf.StringValue");
        status.Details.Single().Unpack<StringValue>().Value.Should().Be("detail 100 % ä\nnext");
    }

    [Test]
    public async Task Large_details_arrive()
    {
        var answer = await _caller.PostAsync("Fail", RawCaller.Frame(new StringValue { Value = new string('x', 20_000) }));

        answer.Status.Should().Be("9");
        answer.Trailers["grpc-message"].Should().HaveLength(20_000);
    }

    [Test]
    public async Task An_unknown_method_is_unimplemented() =>
        (await _caller.PostAsync("Other", RawCaller.Frame(new Empty()))).Status.Should().Be("12");

    [Test]
    public async Task An_unexpected_exception_says_nothing_to_the_client()
    {
        var answer = await _caller.PostAsync("Break", RawCaller.Frame(new Empty()));

        answer.Status.Should().Be("13");
        answer.Trailers["grpc-message"].Should().NotContain("concern");
        _server.Faults.Should().ContainSingle().Which.Should().BeOfType<InvalidOperationException>();
    }

    [Test]
    public async Task Other_content_and_other_verbs_are_refused_as_http()
    {
        (await _caller.PostAsync("Echo", [], "application/json")).Http.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await _caller.PostAsync("Echo", [], "application/grpc-web")).Http.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await _caller.PostAsync("Echo", [], verb: HttpMethod.Put)).Http.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [Test]
    public async Task A_compressed_request_is_read()
    {
        var message = new StringValue { Value = new string('z', 10_000) };
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Compress))
        {
            message.WriteTo(gzip);
        }

        var answer = await _caller.PostAsync("Echo", RawCaller.Frame(compressed.ToArray(), flag: 1), headers: ("grpc-encoding", "gzip"));

        answer.Content.Should().Equal(RawCaller.Frame(message));
    }

    [Test]
    public async Task An_unknown_compression_is_unimplemented_and_names_those_that_are_known()
    {
        var answer = await _caller.PostAsync("Echo", RawCaller.Frame([1, 2, 3], flag: 1), headers: ("grpc-encoding", "snappy"));

        answer.Status.Should().Be("12");
        answer.Headers["grpc-accept-encoding"].Should().Contain("gzip");
    }

    [TestCase(new byte[] { })]
    [TestCase(new byte[] { 0, 0, 0 })]
    [TestCase(new byte[] { 7, 0, 0, 0, 0 })]
    [TestCase(new byte[] { 0, 0, 0, 0, 9, 1 })]
    [TestCase(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [TestCase(new byte[] { 0, 0, 0, 0, 2, 0xFF, 0xFF })]
    public async Task What_is_no_single_message_is_refused(byte[] body) =>
        (await _caller.PostAsync("Echo", body)).Status.Should().Be("3");

    [Test]
    public async Task A_message_beyond_the_limit_is_refused_before_it_is_read() =>
        (await _caller.PostAsync("Echo", RawCaller.Frame([], length: int.MaxValue))).Status.Should().Be("8");

    [Test]
    public async Task A_message_of_64_megabytes_goes_there_and_back()
    {
        var request = RawCaller.Frame(new StringValue { Value = new string('m', 64 * 1024 * 1024) });

        var answer = await _caller.PostAsync("Echo", request);

        answer.Status.Should().Be("0");
        answer.Content.AsSpan().SequenceEqual(request).Should().BeTrue();
    }

    [Test]
    public async Task Deep_nesting_is_read_and_endless_nesting_is_refused()
    {
        (await _caller.PostAsync("Nest", RawCaller.Frame(Nested(300)))).Status.Should().Be("0");
        (await _caller.PostAsync("Nest", RawCaller.Frame(Nested(1000)))).Status.Should().Be("3");
    }

    [Test]
    public async Task A_deadline_ends_a_call()
    {
        var answer = await _caller.PostAsync("Wait", RawCaller.Frame(new Empty()), headers: ("grpc-timeout", "20m"));

        answer.Status.Should().Be("4");
        await _server.Stopped;
    }

    [Test]
    public async Task A_client_that_gives_up_cancels_its_call()
    {
        using var client = new RpcClient($"127.0.0.1:{_server.Port}");
        using var patience = new CancellationTokenSource();
        var call = client.CallAsync($"/{EchoServer.Service}/Wait", new Empty(), Empty.Parser, patience.Token);
        await _server.Waiting;

        await patience.CancelAsync();

        await call.Invoking(running => running).Should().ThrowAsync<OperationCanceledException>();
        await _server.Stopped;
    }

    [Test]
    public async Task Stopping_the_server_ends_its_calls()
    {
        var call = _caller.PostAsync("Wait", RawCaller.Frame(new Empty()));
        await _server.Waiting;

        await _server.DisposeAsync();

        (await call).Status.Should().Be("1");
    }

    [Test]
    public async Task Many_calls_at_once_are_answered()
    {
        var calls = Enumerable.Range(0, 300).Select(i => _caller.PostAsync("Echo", RawCaller.Frame(new StringValue { Value = $"{i}" })));

        var answers = await Task.WhenAll(calls);

        answers.Should().OnlyContain(answer => answer.Status == "0");
    }

    private static Struct Nested(int levels)
    {
        var value = new Struct();
        for (var i = 0; i < levels; i++)
        {
            value = new Struct { Fields = { ["a"] = Value.ForStruct(value) } };
        }

        return value;
    }
}
