using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Core.Tests.Diagnostics;

internal sealed class NearestTests
{
    private static readonly string[] Known = ["warehouse", "host", "database", "authentication_type"];

    [TestCase("warehuose", "warehouse")]
    [TestCase("hots", "host")]
    [TestCase("DATABASE", "database")]
    [TestCase("authentication_tpye", "authentication_type")]
    public void A_slip_is_recognised(string written, string meant) => Nearest.To(written, Known).Should().Be(meant);

    [TestCase("colour")]
    [TestCase("x")]
    public void What_is_too_far_away_is_no_slip(string written) => Nearest.To(written, Known).Should().BeNull();
}
