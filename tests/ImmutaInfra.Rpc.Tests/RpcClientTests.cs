using Google.Protobuf.WellKnownTypes;

namespace ImmutaInfra.Rpc.Tests;

public sealed class RpcClientTests
{
    [Test]
    public async Task A_call_gives_the_answer()
    {
        await using var server = await EchoServer.StartAsync();
        using var client = new RpcClient($"127.0.0.1:{server.Port}");

        var answer = await client.CallAsync($"/{EchoServer.Service}/Echo", new StringValue { Value = "hello" }, StringValue.Parser);

        answer.Value.Should().Be("hello");
    }

    [Test]
    public async Task A_failed_call_gives_code_message_and_details()
    {
        await using var server = await EchoServer.StartAsync();
        using var client = new RpcClient($"127.0.0.1:{server.Port}");

        var call = () => client.CallAsync($"/{EchoServer.Service}/Fail", new StringValue { Value = "100 % ä\n" }, Empty.Parser);

        var failure = (await call.Should().ThrowAsync<RpcException>()).Which;
        failure.Code.Should().Be(RpcCode.FailedPrecondition);
        failure.Message.Should().Be("100 % ä\n");
        failure.Details.Should().ContainSingle().Which.As<Any>().Unpack<StringValue>().Value.Should().Be("detail 100 % ä\n");
    }

    [Test]
    public async Task Where_nobody_listens_the_call_is_unavailable()
    {
        var server = await EchoServer.StartAsync();
        await server.DisposeAsync();
        using var client = new RpcClient($"127.0.0.1:{server.Port}");

        var call = () => client.CallAsync($"/{EchoServer.Service}/Echo", new Empty(), Empty.Parser);

        (await call.Should().ThrowAsync<RpcException>()).Which.Code.Should().Be(RpcCode.Unavailable);
    }
}
