using System.IO.Pipelines;
using ImmutaInfra.Rpc.Framing;

namespace ImmutaInfra.Rpc.Tests.Framing;

public sealed class FrameReaderTests
{
    [TestCase(0)]
    [TestCase(3)]
    [TestCase(7)]
    public async Task A_connection_that_breaks_is_no_mistake_of_the_server(int sent)
    {
        var body = new Pipe();
        await body.Writer.WriteAsync(new byte[] { 0, 0, 0, 0, 9, 1, 2 }.AsMemory(0, sent));
        await body.Writer.CompleteAsync(new IOException("The request stream was aborted."));

        var read = () => FrameReader.ReadAsync(body.Reader, encoding: null, CancellationToken.None);

        await read.Should().ThrowAsync<OperationCanceledException>();
    }
}
