using ImmutaInfra.Rpc.Framing;

namespace ImmutaInfra.Rpc.Tests.Framing;

public sealed class DeadlineTests
{
    [TestCase("2H", 7_200_000)]
    [TestCase("3M", 180_000)]
    [TestCase("4S", 4_000)]
    [TestCase("5m", 5)]
    [TestCase("6000u", 6)]
    [TestCase("7000000n", 7)]
    [TestCase("99999999H", 24L * 24 * 3_600_000)]
    public void Each_unit_is_read(string header, long milliseconds) => Deadline.Parse(header).Should().Be(TimeSpan.FromMilliseconds(milliseconds));

    [TestCase(null)]
    [TestCase("")]
    public void Without_a_header_there_is_none(string? header) => Deadline.Parse(header).Should().BeNull();

    [TestCase("5")]
    [TestCase("5x")]
    [TestCase("-5S")]
    [TestCase("123456789S")]
    [TestCase("S")]
    public void What_cannot_be_read_is_refused(string header) =>
        FluentActions.Invoking(() => Deadline.Parse(header)).Should().Throw<RpcException>().Which.Code.Should().Be(RpcCode.InvalidArgument);
}
