using ImmutaInfra.Provider.Hosting;

namespace ImmutaInfra.Provider.Tests;

public sealed class CommandLineTests
{
    [TestCase("127.0.0.1:5", "127.0.0.1:5")]
    [TestCase("--logtostderr -v=9 127.0.0.1:5", "127.0.0.1:5")]
    [TestCase("--tracing http://127.0.0.1:7 127.0.0.1:5", "127.0.0.1:5")]
    [TestCase("--tracing http://127.0.0.1:7", null)]
    [TestCase("--new-flag", null)]
    [TestCase("", null)]
    public void The_engine_address_is_what_is_no_flag(string arguments, string? address) =>
        CommandLine.EngineAddress(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Should().Be(address);
}
