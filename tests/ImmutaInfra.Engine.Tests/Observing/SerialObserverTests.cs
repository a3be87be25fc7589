using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Observing;

namespace ImmutaInfra.Engine.Tests.Observing;

internal sealed class SerialObserverTests
{
    private static readonly InstanceAddress Lake = AddressParser.TryParseInstance("immuta_s3_integration.lake")!;

    [Test]
    public void Several_threads_are_heard_one_at_a_time()
    {
        var counter = new Counter();
        var serial = new SerialObserver(counter);

        Parallel.For(0, 100_000, i =>
        {
            switch (i % 4)
            {
                case 0:
                    serial.Started(Lake, Operation.Create, id: null);
                    break;
                case 1:
                    serial.Progress(Lake, Operation.Create, "creating", TimeSpan.Zero);
                    break;
                case 2:
                    serial.Completed(Lake, Operation.Create, "7", TimeSpan.Zero);
                    break;
                default:
                    serial.Failed(Lake, Operation.Create, [], TimeSpan.Zero);
                    break;
            }
        });

        counter.Heard.Should().Be(100_000);
    }

    /// <summary>Counts as one thread alone may.</summary>
    private sealed class Counter : IEngineObserver
    {
        public int Heard { get; private set; }

        public void Started(InstanceAddress address, Operation operation, string? id) => Heard++;

        public void Progress(InstanceAddress address, Operation operation, string status, TimeSpan elapsed) => Heard++;

        public void Completed(InstanceAddress address, Operation operation, string id, TimeSpan elapsed) => Heard++;

        public void Failed(InstanceAddress address, Operation operation, IReadOnlyList<Diagnostic> diagnostics, TimeSpan elapsed) => Heard++;
    }
}
